/**
 * A report of twice the largest size that anybody is known to have written, with every kind of character in it: from the
 * lead's tablet through its database and the server to what is published, and out of a file again, byte for byte.
 */
import { generateNKeysBetween } from 'fractional-indexing'
import { v7 } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import { Draft } from '#app/store/draft.ts'
import type { PublishedReport } from '#domain/api/reports.ts'
import { pointPath } from '#domain/evaluation/fields.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { STATE_FIELD } from '#domain/moderation/review-document.ts'
import { jsonOf, reportIn } from '#domain/report/json.ts'
import { sectionOf } from '#domain/report/sections.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { decideAsSystem } from '#server/planning.ts'
import { sha256 } from '#tests/world/known.ts'
import { command, serverWorld } from '#tests/world/server.ts'
import { tabletWorld } from '#tests/world/tablets.ts'

const { sizes, areas, report } = qar2019
const POINT = 2 * sizes.point
/** Narrative of 30,000 characters is the most that is known. */
const NARRATIVE = 60_000
const CHARACTERS = '…Pupils’ “own” words – <b>not</b> #markup, =SUM(A1)\n\u202Eright\u202C é ✓ '

const textOf = (length: number, seed: number) => {
  const text = `${seed}: ${CHARACTERS.repeat(Math.ceil(length / CHARACTERS.length))}`.slice(0, length)
  // A value may have 64 KiB, and some of these characters are three bytes each.
  return text.slice(0, Math.floor((length * 60_000) / Math.max(60_000, new TextEncoder().encode(text).length)))
}

test('a report of twice the largest size arrives byte for byte, and comes back from its file', async () => {
  const world = await serverWorld()
  await inOwnTransaction(world.context, (tx) => decideAsSystem(world.context, tx, world.rid, [[STATE_FIELD, 'M']]))
  const device = await tabletWorld(world).tablet('linda')
  onTestFinished(() => device.port.close())
  await device.exchange()

  const typed = new Map<string, string[]>()
  let seed = 0
  for (const { id } of report.sections) {
    const doc = sectionOf(id)
    const draft = new Draft({ store: device.store, rid: world.rid, doc, newId: v7, schedule: () => () => undefined })
    const area = areas.find((each) => each.id === id)
    const answers: { field: string; value: string; shown: [] }[] = []
    if (!area) answers.push({ field: 'text', value: textOf(NARRATIVE, seed++), shown: [] })
    for (const list of area?.lists ?? []) {
      const orders = generateNKeysBetween(null, null, 2 * sizes.pointsPerList)
      for (const order of orders) {
        const point = pointPath(id, list.id, v7())
        answers.push({ field: `${point}/text`, value: textOf(POINT, seed++), shown: [] })
        answers.push({ field: `${point}/order`, value: order, shown: [] })
      }
    }
    typed.set(
      id,
      answers.filter(({ field }) => field.endsWith('text')).map(({ value }) => value),
    )
    expect(await draft.chooseAll(answers)).toHaveProperty('saved')
  }
  expect(await device.exchange()).toBeNull()
  expect(await device.store.queue()).toEqual([])

  const grace = world.as('grace')
  const targets = await Promise.all(
    report.sections.map(async ({ id }) => {
      const { body } = await grace.document(sectionOf(id))
      const mids = Object.entries(body.fields).map(([field, heads]) => [field, heads.map(({ mid }) => mid)] as const)
      return { doc: sectionOf(id), path: '', hash: stateHash(mids, '', sha256) }
    }),
  )
  for (const type of ['report.sendToSchool', 'report.publish'])
    expect((await grace.say(command(type, {}, targets)))[0]).toMatchObject({ outcome: 'applied' })
  const { body } = await grace.get<PublishedReport>(`/reviews/${world.rid}/report`)
  for (const given of [body.report, reportIn(jsonOf(body.report))]) {
    if ('problem' in given) throw new Error(given.problem)
    for (const section of given.sections) {
      const texts = section.kind === 'area' ? section.lists.flatMap((list) => list.points) : [section.text]
      expect(texts).toEqual(typed.get(section.id))
    }
  }
})
