/** The printed interface is kept beside the code, so that a change of it is seen in review. `vitest -u` prints it anew. */
import { api } from '#domain/api.ts'
import { openApiDocument } from '#server/http/openapi.ts'
import { endpointWorld } from '#tests/world/endpoint.ts'
import { expect, test } from 'vitest'

const document = openApiDocument('demo')
const text = `${JSON.stringify(document, null, 2)}\n`

test('the interface is as it was printed', async () => {
  await expect(text).toMatchFileSnapshot('../../docs/generated/openapi.json')
})

test('every route of the contract is in it, with its problems', () => {
  const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path))
  expect(operations.map(({ operationId }) => operationId as string).toSorted()).toEqual(Object.keys(api).toSorted())
  for (const { operationId, responses } of operations) {
    const { problems } = api[operationId as keyof typeof api]
    const said = JSON.stringify(responses)
    expect(problems.filter((slug) => !said.includes(`/problems/${slug}`))).toEqual([])
  }
})

test('nothing in it points nowhere', () => {
  const names = new Set([...text.matchAll(/"\$ref": "([^"]+)"/g)].map(([, ref]) => ref))
  expect(names).toEqual(new Set(['#/components/schemas/Json', '#/components/schemas/Problem']))
  expect(Object.keys(document.components?.schemas ?? {}).toSorted()).toEqual(['Json', 'Problem'])
})

test('the server gives it to anyone', async () => {
  const answer = await endpointWorld().call('GET', '/api/v1/openapi.json')
  expect([answer.status, await answer.json()]).toEqual([200, JSON.parse(text)])
})
