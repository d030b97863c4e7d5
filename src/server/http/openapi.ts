/**
 * Prints the contract as OpenAPI 3.1. Nothing is described here a second time: paths, shapes and problems are
 * those of `domain/api.ts`, and the refusals that every route shares follow from how a request is answered.
 */
import { API, JSON_SEQUENCE } from '#domain/api/route.ts'
import { type Slug, problemDetails, statusOfProblem } from '#domain/problem.ts'
import type { Mode } from '#server/context.ts'
import { OpenAPIHono, createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { type NamedRoute, routesFor } from './routes.ts'
import { cookieName } from './session.ts'

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>
type SchemaObject = ReturnType<typeof z.toJSONSchema> & object
const PROBLEM = { $ref: '#/components/schemas/Problem' }

export function openApiDocument(mode: Mode): Document {
  const { openAPIRegistry: registry, getOpenAPI31Document } = new OpenAPIHono()
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: cookieName(mode) })
  registry.registerComponent('schemas', 'Json', { description: 'Any JSON value' })
  registry.registerComponent('schemas', 'Problem', shape(problemDetails))
  for (const route of routesFor(mode).toSorted((left, right) => (left.route.path < right.route.path ? -1 : 1))) {
    registry.registerPath(asOpenApi(route))
  }
  return getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'QA Review',
      version: '1',
      description:
        'Quality Assurance Reviews: written offline in a school, safe on the server. No problem tells a device to discard an entry.',
    },
    servers: [{ url: '/' }],
  })
}

function asOpenApi({ name, route }: NamedRoute) {
  const { params, query, body } = route
  return createRoute({
    method: route.method,
    path: API + route.path,
    operationId: name,
    summary: route.summary,
    security: route.allow === 'public' ? [] : [{ session: [] }],
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(body && { body: { required: true, content: as('application/json', body) } }),
    },
    responses: {
      200: {
        description: 'Done, and durable where it changes anything',
        content: contentOf(route),
      },
      ...problemResponses(route),
    },
  })
}

function contentOf({ answer, file, pages, streams }: NamedRoute['route']) {
  if (file)
    return Object.fromEntries(file.map((type) => [type, { schema: { type: 'string', format: 'binary' } as const }]))
  if (streams) return as('text/event-stream', answer)
  return { ...as('application/json', answer), ...(pages && as(JSON_SEQUENCE, answer)) }
}

const as = (type: string, schema: z.ZodType) => ({ [type]: { schema: shape(schema) } })

function problemResponses({ allow, body, problems }: NamedRoute['route']) {
  const slugs = new Set<Slug>(problems)
  const everywhere: Slug[] = ['wrong-host', 'forwarded', 'unexpected', 'busy']
  if (allow !== 'public') everywhere.push('sign-in')
  if (allow !== 'public' && allow !== 'signed-in') everywhere.push('not-found')
  if (body) everywhere.push('cross-site', 'unsupported-media-type', 'malformed', 'body-too-large')
  for (const slug of everywhere) slugs.add(slug)
  const byStatus = Map.groupBy(slugs, statusOfProblem)
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([left], [right]) => left - right)
      .map(([status, each]) => [
        status,
        {
          description: each
            .toSorted()
            .map((slug) => `\`/problems/${slug}\``)
            .join(', '),
          content: { 'application/problem+json': { schema: PROBLEM } },
        },
      ]),
  )
}

/** A shape as JSON Schema, which OpenAPI 3.1 is. Only a JSON value is within itself, and is named for that. */
function shape(schema: z.ZodType): SchemaObject {
  const { $schema: _, $defs: __, ...own } = z.toJSONSchema(schema, { io: 'input' })
  return JSON.parse(JSON.stringify(own).replaceAll(/#\/\$defs\/\w+/g, '#/components/schemas/Json')) as SchemaObject
}
