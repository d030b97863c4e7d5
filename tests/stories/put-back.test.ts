/**
 * A network is backed up, people go on writing, and the store is lost: the backup is put into a new one. Whoever had a
 * word receipted since then still has it on a tablet, and after signing in again every one of them is on the server as
 * it was, byte for byte.
 */
import { isFault } from '#app/store/faults.ts'
import { audit } from '#server/admin/audit.ts'
import { backUp } from '#server/admin/backup/back-up.ts'
import { restore } from '#server/admin/backup/restore.ts'
import type { Device } from '#tests/world/device.ts'
import { type ServerWorld, mine, serverWorld } from '#tests/world/server.ts'
import { testStore } from '#tests/world/store.ts'
import { tabletWorld } from '#tests/world/tablets.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'

const quiet = () => undefined
const AWKWARD = '…even better if “the corridor” were\u2028quieter\r\n\tat 10:40 👩🏽‍🏫 \u00e9 e\u0301 '

async function type({ store }: Device, doc: string, rid: string, n: number, value: string) {
  const change = { doc, field: `areas/leadership/went-well/p${n}/text`, value, seen: [], session: v7() }
  const outcome = await store.save(rid, [change])
  if (isFault(outcome)) throw new Error(outcome.fault)
}

/** Everything that was handed over, as it lies in the store, by its own hash. */
async function handedOver({ context, rid }: ServerWorld) {
  const rows = await context.db
    .selectFrom('entry')
    .where('review_id', '=', rid)
    .select(['sha256', 'body'])
    .orderBy('sha256')
    .execute()
  return new Map(rows.map(({ sha256, body }) => [sha256, body]))
}

test('what was written between the backup and the loss of the store comes back from the tablets', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qar-put-back-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const world = await serverWorld()
  const { rid } = world
  const { tablet, signInAgain } = tabletWorld(world)
  const amina = await tablet('amina')
  const phone = await tablet('amina')
  const dan = await tablet('dan')
  const all = [amina, phone, dan]
  await type(amina, mine('amina'), rid, 1, 'before')
  for (const each of all) await each.exchange()
  const file = join(folder, 'network.backup')
  await backUp(world.context, file, quiet)

  await type(amina, mine('amina'), rid, 2, AWKWARD)
  await type(phone, mine('amina'), rid, 3, 'from the phone')
  await type(dan, mine('dan'), rid, 1, 'Dan, after')
  for (const each of all) await each.exchange()
  const before = await handedOver(world)
  await type(dan, mine('dan'), rid, 2, 'Dan, never sent to the store that was lost')

  const store = await testStore()
  const restored = { ...world.context, ...store }
  expect(await restore(restored, file, quiet)).toHaveProperty('epoch')
  Object.assign(world.context, store)
  expect((await handedOver(world)).size).toBeLessThan(before.size)

  // Everybody was signed out by the restore: nothing is taken from the queue meanwhile.
  expect(await amina.exchange()).toEqual({ halt: 'signed-out' })
  expect(await dan.store.counts()).toMatchObject({ waiting: 1 })
  await signInAgain()
  for (const each of [...all, ...all]) expect(await each.exchange()).toBeNull()

  const after = await handedOver(world)
  for (const [hash, body] of before) expect(after.get(hash)).toBe(body)
  expect([...after.values()].filter((body) => body.includes('never sent'))).toHaveLength(1)
  for (const each of all) expect(await each.store.counts()).toMatchObject({ waiting: 0, attention: 0 })
  const shown = await phone.store.view(rid, mine('amina'))
  const texts = shown.status === 'ready' ? [...shown.fields.values()].flat().map(({ value }) => value) : []
  expect(new Set(texts)).toEqual(new Set([AWKWARD, 'before', 'from the phone']))
  expect(await audit(world.context, quiet)).toEqual({ reviews: 1, findings: [] })
})
