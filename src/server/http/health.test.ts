import { endpointWorld } from '#tests/world/endpoint.ts'
import { testStore } from '#tests/world/store.ts'
import { expect, test } from 'vitest'

test('a server without its database is alive, but not ready', async () => {
  const { call, context } = endpointWorld({ store: await testStore() })
  expect(await (await call('GET', '/readyz')).json()).toEqual({ ready: true })
  await context.db.destroy()
  expect(await (await call('GET', '/healthz')).json()).toEqual({ alive: true })
  const answer = await call('GET', '/readyz')
  expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true])
})
