/**
 * A review stays in the framework that it is pinned to, so a published one never changes: a level that is renamed
 * afterwards would rewrite what reviewers have already said. What the server gives for each is hashed and on file.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Json, canonicalJson } from '#domain/custody/canonical.ts'
import { frameworks } from '#domain/framework/registry.ts'
import { reviewHandlers } from '#server/reviews/routes.ts'
import { endpointWorld } from '#tests/world/endpoint.ts'

type Filed = Readonly<Record<string, string>>
const filed = JSON.parse(readFileSync(new URL('frameworks.json', import.meta.url), 'utf8')) as Filed

const hashOf = (framework: Json) => createHash('sha256').update(canonicalJson(framework)).digest('hex')

/** What is wrong with a framework's hash, in the words of what to do; null when it is the one on file. */
function complaint(id: string, hash: string | undefined, on: Filed): string | null {
  if (hash === on[id]) return null
  if (hash === undefined)
    return `${id} is gone, but reviews are pinned to it: put it back into src/domain/framework/registry.ts.`
  if (on[id] === undefined)
    return `${id} is new: once its words are final, file "${id}": "${hash}" in tests/golden/frameworks.json.`
  return `${id} is published and has changed. Put it back as it was, and publish the change as a framework of its own, with a new id, in a new file of src/domain/framework.`
}

async function served(): Promise<ReadonlyMap<string, Json>> {
  const { call, signIn } = endpointWorld({ handlers: { framework: reviewHandlers.framework } })
  const cookie = await signIn()
  const ask = async (id: string): Promise<[string, Json]> => {
    const answer = await call('GET', `/api/v1/frameworks/${id}`, { headers: { cookie } })
    expect(answer.status).toBe(200)
    return [id, (await answer.json()) as Json]
  }
  return new Map(await Promise.all([...frameworks.keys()].map(ask)))
}

test('every published framework is served as it is on file', async () => {
  const answers = await served()
  const complaints = [...new Set([...answers.keys(), ...Object.keys(filed)])].map((id) => {
    const framework = answers.get(id)
    return complaint(id, framework === undefined ? undefined : hashOf(framework), filed)
  })
  expect(complaints.filter((each) => each !== null)).toEqual([])
})

test('a changed word, a framework that is gone and one that is not on file are found', async () => {
  const [[id, framework]] = [...(await served())] as [[string, { readonly title: string }]]
  const changed = hashOf({ ...framework, title: `${framework.title} ` })
  expect(complaint(id, changed, filed)).toContain('with a new id')
  expect(complaint(id, undefined, filed)).toContain('put it back')
  expect(complaint('next-2027', changed, filed)).toContain(`file "next-2027": "${changed}"`)
})
