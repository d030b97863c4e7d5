/**
 * Grace amends a published report in the words of a review: what she types outlives her tablet, waits for a connection, and
 * where a colleague was faster it comes back to her and is published over what she has read by then. Helen reads both
 * versions, and what has changed. Tablets without screens, the real server.
 */
import { diffIndices } from 'node-diff3'
import { expect, onTestFinished, test } from 'vitest'
import { placesOf } from '#app/reports/amendable-places.ts'
import { amendedIn, amendmentOf, heldAmendment } from '#app/reports/amendment.ts'
import { decidedIn } from '#app/store/decided.ts'
import { undecidedOf } from '#app/store/undecided.ts'
import type { Answer } from '#domain/api.ts'
import type { Command } from '#domain/custody/entry.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { decide } from '#domain/moderation/commands.ts'
import { versionOf } from '#domain/moderation/publish.ts'
import { changesBetween } from '#domain/report/differences.ts'
import { reason } from '#tests/world/decisions.ts'
import type { Device } from '#tests/world/device.ts'
import { idOf } from '#tests/world/known.ts'
import { published, read } from '#tests/world/published.ts'
import { tabletWorld } from '#tests/world/tablets.ts'

const TEXT = 'context text'
const actor = { personId: idOf('grace'), grants: [{ role: 'CT' as const }] }

test('an amendment on the way, overtaken, taken up again and read', async () => {
  const world = await published()
  const { rid } = world
  const place = `${rid}/amend/`
  const { tablet } = tabletWorld(world)
  const grace = async () => {
    const device = await tablet('grace')
    onTestFinished(() => device.port.close())
    await device.exchange()
    return device
  }
  const facts = async ({ store }: Device) => {
    const review = (await store.review(rid))!
    return (await decidedIn(store, { review, framework: qar2019, actor, onReport: true })).facts
  }
  /** Upon the texts that the server has now, with what is kept on this device in their places. */
  const amendment = async ({ store }: Device) => {
    const { body } = await world.as('grace').get<Answer<'reportTexts'>>(`/reviews/${rid}/report/texts`)
    const undecided = undecidedOf(store)
    await undecided.open()
    const kept = new Map([...undecided.getState().words!].map(([key, words]) => [key.slice(place.length), words]))
    const parts = placesOf(qar2019, body.texts, [...kept.keys()])
    return amendmentOf(body.version, kept.get('reason') ?? '', amendedIn(parts, kept))
  }
  const give = async (device: Device, made: Command) => {
    expect(reason(decide(made, await facts(device)))).toBe('applied')
    expect(await device.store.give(rid, made)).toHaveProperty('given')
  }
  const type = async (device: Device, words: Readonly<Record<string, string | null>>) => {
    const undecided = undecidedOf(device.store)
    await undecided.open()
    for (const [name, each] of Object.entries(words)) undecided.keep(`${place}${name}`, each)
    expect(await undecided.kept()).toBe(true)
  }

  // Grace types; her tablet dies, and has it all when it is started again. Without a reason nothing is published.
  const first = await grace()
  await type(first, { [TEXT]: 'A school by a river.\n“Small” is 212 pupils.' })
  const again = first.again()
  onTestFinished(() => again.port.close())
  expect(reason(decide(await amendment(again), await facts(again)))).toBe('incomplete')
  await type(again, { reason: 'It is not small.' })
  const made = await amendment(again)
  expect(made.args['changes']).toEqual([
    { section: 'context', field: 'text', value: 'A school by a river.\n“Small” is 212 pupils.' },
  ])

  // Without a connection it is saved, and this tablet goes by it; but a colleague's arrives first.
  await give(again, made)
  await type(again, { [TEXT]: null, reason: null })
  expect(versionOf((await facts(again)).decided)).toBe(2)
  const colleague = await grace()
  await type(colleague, { 'cover phase': 'Primary', reason: 'It had no phase.' })
  await give(colleague, await amendment(colleague))
  expect(await colleague.exchange()).toBeNull()
  expect(await again.exchange()).toBeNull()
  const [kept] = (await again.store.held()).flatMap(({ held }) => heldAmendment(held) ?? [])
  expect(kept).toMatchObject({ why: 'moved', reason: 'It is not small.', wordings: [[TEXT, expect.any(String)]] })

  // She takes her words up again, beside the report as it stands now.
  await type(again, { ...Object.fromEntries(kept!.wordings), reason: kept!.reason })
  await again.store.give(rid, { type: 'held.release', args: { mid: kept!.mid } })
  await give(again, await amendment(again))
  expect(await again.exchange()).toBeNull()
  expect([await again.store.queue(), await again.store.held()]).toEqual([[], []])

  // Helen reads each version, and what changed from one to the next, with its reason.
  const [one, two, three] = await Promise.all(
    [1, 2, 3].map(async (version) => (await read(world, world.as('helen'), `?version=${version}`)).body.report),
  )
  expect([one, two, three].map((each) => each!.version.reason)).toEqual([null, 'It had no phase.', 'It is not small.'])
  expect(changesBetween(one!, two!, diffIndices)).toEqual([
    { part: 'Cover', under: 'Phase', changes: [{ before: '', after: 'Primary' }] },
  ])
  expect(changesBetween(two!, three!, diffIndices)).toEqual([
    {
      part: 'Context and character of the school',
      under: null,
      changes: [{ before: 'A small school by a river.', after: 'A school by a river.' }],
    },
  ])
})
