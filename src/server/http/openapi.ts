/**
 * Prints the contract as OpenAPI 3.1. Nothing is described here a second time: paths, shapes and problems are
 * those of `domain/api.ts`, and the refusals that every route shares follow from how a request is answered.
 */
import { API } from '#domain/api.ts'
import { head } from '#domain/custody/wire.ts'
import { type Slug, problemDetails, statusOfProblem } from '#domain/problem.ts'
import { OpenAPIHono, createRoute } from '@hono/zod-openapi'
import { type NamedRoute, routesFor } from './routes.ts'
import { COOKIE } from './session.ts'

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>
const JSON_REF = '#/components/schemas/Json'

export function openApiDocument(mode: 'demo'): Document {
  const { openAPIRegistry: registry, getOpenAPI31Document } = new OpenAPIHono()
  registry.register('Json', head.shape.value)
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: COOKIE })
  const details = registry.register('Problem', problemDetails)
  for (const named of routesFor(mode).toSorted((left, right) => (left.route.path < right.route.path ? -1 : 1))) {
    registry.registerPath(asOpenApi(named, details))
  }
  const document = getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'QA Review',
      version: '1',
      description: 'Quality Assurance Reviews: written offline in a school, safe on the server. No problem tells a device to discard an entry.',
    },
    servers: [{ url: '/' }],
  })
  return withAnyJson(document)
}

function asOpenApi({ name, route }: NamedRoute, details: typeof problemDetails) {
  const json = <Schema>(schema: Schema) => ({ 'application/json': { schema } })
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
      ...(body && { body: { required: true, content: json(body) } }),
    },
    responses: {
      200: { description: 'Done, and durable where it changes anything', content: json(route.answer) },
      ...problemResponses(route, details),
    },
  })
}

function problemResponses({ allow, body, problems }: NamedRoute['route'], details: typeof problemDetails) {
  const slugs = new Set<Slug>(problems)
  const everywhere: Slug[] = ['wrong-host', 'forwarded', 'unexpected', 'busy']
  if (allow !== 'public') everywhere.push('sign-in')
  if (allow !== 'public' && allow !== 'signed-in') everywhere.push('not-found')
  if (body) everywhere.push('cross-site', 'unsupported-media-type', 'malformed', 'body-too-large')
  for (const slug of everywhere) slugs.add(slug)
  const byStatus = Map.groupBy(slugs, statusOfProblem)
  return Object.fromEntries(
    [...byStatus].toSorted().map(([status, each]) => [
      status,
      {
        description: each.toSorted().map((slug) => `\`/problems/${slug}\``).join(', '),
        content: { 'application/problem+json': { schema: details } },
      },
    ]),
  )
}

/** The generator offers `null` beside a schema that already takes it, which `oneOf` would then refuse. */
function withAnyJson(document: Document): Document {
  const text = JSON.stringify(document, (_, value: unknown) => {
    const options = (value as { oneOf?: { $ref?: string }[] } | null)?.oneOf
    return options?.some(({ $ref }) => $ref === JSON_REF) ? { $ref: JSON_REF } : value
  })
  return JSON.parse(text) as Document
}
