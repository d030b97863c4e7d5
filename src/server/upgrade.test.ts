import { serverWorld, write } from '#tests/world/server.ts'
import { expect, test } from 'vitest'
import { judgeAfterUpgrade } from './upgrade.ts'

test('what only a newer server understands is held, and is applied once the server is that newer one', async () => {
  const { as, context } = await serverWorld()
  const amina = as('amina')
  const entry = { ...amina.entry(write(amina.own, 'areas/leadership/estimate', 'leading')), schema: 2 }
  expect((await amina.send([entry])).body.receipts[0]).toMatchObject({ reason: 'future-schema' })
  const { next } = await amina.pullAll()
  await judgeAfterUpgrade(context)
  expect((await amina.pullAll(next)).documents).toEqual([])
  await judgeAfterUpgrade({ ...context, entrySchema: 2 })
  const { documents } = await amina.pullAll(next)
  expect(documents).toMatchObject([
    { doc: amina.own, held: [], fields: { 'areas/leadership/estimate': [{ mid: entry.mid }] } },
  ])
  expect((await amina.send([entry])).body.receipts[0]).toMatchObject({ reason: 'future-schema', replayed: true })
})
