/** A saved copy is read by somebody who has nothing else left: in the words of the screens, whatever is damaged. */
import { beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import type { Json } from '#domain/custody/canonical.ts'
import { type Device, device } from '#tests/world/device.ts'
import { SmallServer } from '#tests/world/small-server.ts'
import type { DocumentRow } from './rows.ts'

const AMINA = '01939f3a-0000-7000-8000-00000000000a'
const RID = '01939f3a-0000-7000-8000-000000000001'
const DOC = `evaluation/${AMINA}`
const LIST = 'areas/leadership/went-well'

let tablet: Device
beforeEach(async () => {
  const server = new SmallServer(AMINA)
  server.addReview(RID, AMINA)
  tablet = device({ personId: AMINA, fetch: server.fetch })
  await tablet.exchange()
})

const write = (field: string, value: Json, doc = DOC) =>
  tablet.store.save(RID, [{ doc, field, value, seen: [], session: v7() }])
async function copy() {
  const unsaved = [{ rid: RID, doc: DOC, field: `${LIST}/p2/text`, value: 'half a wo' }]
  const { reviews } = JSON.parse(await (await tablet.store.exportAll(unsaved)).text()) as {
    reviews: { school: string; readable: string[] }[]
  }
  return reviews[0]!
}

test('the school, and each answer under the titles of its screen', async () => {
  await write('areas/leadership/estimate', 'working-towards')
  await write(`${LIST}/p1/order`, 'a0')
  await write(`${LIST}/p1/text`, '…first')
  await write(`${LIST}/p2/order`, 'a1')
  await write(`${LIST}/p2/text`, 'second')
  await write(`${LIST}/p3/text`, 'gone')
  await write(`${LIST}/p3/deleted-having-seen`, ['an id'])
  await write(`${LIST}/p3/_deleted`, true)
  await tablet.exchange()
  await write('areas/provision/even-better-if/p1/text', 'waits')
  const { school, readable } = await copy()
  expect(school).toBe('Thistledown Bridge Primary School')
  const text = readable.join('\n')
  for (const line of [
    'not yet saved: Your evaluation · Leadership at all levels · What went well · point 2: half a wo',
    'Your evaluation · Leadership at all levels · Estimate: Working towards Effective',
    'Your evaluation · Leadership at all levels · What went well · point 1: …first',
    'Your evaluation · Leadership at all levels · What went well · point 2: second',
    'Even better if · point 1: waits',
  ])
    expect(text).toContain(line)
  expect(readable.find((line) => line.includes('waits'))).toMatch(/waiting to be sent: Your evaluation · /)
  expect(readable.find((line) => line.endsWith(': gone'))).toContain('a removed point')
  expect(text).not.toContain('deleted-having-seen')
})

test('what cannot be named is written down as it lies', async () => {
  await write('from/the/future', { deep: ['x'] })
  await write('text', 'a note', `evidence/${AMINA}`)
  await tablet.port.write(['documents'], (rows) =>
    rows.put('documents', {
      rid: RID,
      doc: 'plan',
      fields: { odd: null },
      held: null,
      seq: 1,
    } as unknown as DocumentRow),
  )
  const text = (await copy()).readable.join('\n')
  expect(text).toContain('from/the/future: {"deep":["x"]}')
  expect(text).toContain('a note')
})
