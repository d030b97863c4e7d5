/**
 * Whatever two devices of one reviewer write, delete, restore and answer, in whatever order it arrives and whatever
 * their clocks say: once nothing is asked any more the evaluation can be handed in, and every text that stands in its
 * state is either in what the lead reads or was on the screen of somebody who deleted it.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBlank, textField } from '#domain/evaluation/deletion.ts'
import { differingHeads } from '#domain/custody/state.ts'
import { pointsOf } from '#domain/evaluation/points.ts'
import { openQuestions } from '#domain/evaluation/questions.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { type Desk, YEARS, deskAt } from '#tests/stories/desk.ts'
import { idOf } from '#tests/world/known.ts'
import { complete, mine, serverWorld } from '#tests/world/server.ts'
import { type Fate, type Line, tabletWorld } from '#tests/world/tablets.ts'

const DOC = mine('amina')
const LIST = 'areas/leadership/went-well'
const POINTS = ['p1', 'p2'].map((id) => `${LIST}/${id}`)

const on = fc.nat(1)
const point = fc.constantFrom(...POINTS)
const fates = fc.array(fc.constantFrom<Fate>('arrives', 'arrives', 'lost', 'answer-lost', 'twice'), { maxLength: 4 })
const deed = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('write' as const), on, point }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('remove' as const), on, point }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('undo' as const), on, point }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('answer' as const), on, choice: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('look' as const), on }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('exchange' as const), on, fates }) },
)
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

async function play(deeds: readonly Deed[], wrong: readonly number[], choices: readonly number[]) {
  const world = await serverWorld()
  const { rid, as } = world
  await as('amina').say(...complete(DOC))
  const { tablet } = tabletWorld(world)
  const lines: Line[] = [{ next: [] }, { next: [] }]
  const desks: Desk[] = []
  for (const [i, line] of lines.entries()) desks.push(deskAt(await tablet('amina', line), rid, DOC, wrong[i]))
  /** The texts that were on the screen where somebody deleted. */
  const read = new Set<string>()
  let count = 0
  const note = ({ live }: Desk, of: string) => {
    for (const { mid } of live.heads(textField(of))) read.add(mid)
  }

  /** Answers the first question on this screen, as a person would. */
  const answer = async (desk: Desk, choice: number) => {
    const [question] = openQuestions(qar2019, DOC, desk.live.get())
    if (!question) return
    const at = question.field.slice(0, question.field.lastIndexOf('/'))
    const heads = desk.live.heads(question.field)
    if (question.why === 'answers-differ')
      return desk.draft.settle(
        question.field,
        differingHeads(heads)
          .map((head) => head.value as string)
          .join('\n'),
        heads,
      )
    if (choice === 0) return desk.restore(at)
    note(desk, at)
    return desk.leave(at)
  }

  for (const each of deeds) {
    const desk = desks[each.on]!
    if (each.does === 'write') await desk.write(`words ${(count += 1)}`, each.point)
    else if (each.does === 'remove') {
      // One's own words are on the screen before the storage has told the screen of them.
      await desk.draft.flush()
      const own = await desk.draft.seenOf(textField(each.point), desk.live.heads(textField(each.point)))
      for (const { mid } of own) read.add(mid)
      await desk.remove(each.point)
    } else if (each.does === 'undo') await desk.undo(each.point)
    else if (each.does === 'answer') await answer(desk, each.choice)
    else if (each.does === 'look') await desk.look()
    else {
      lines[each.on]!.next = [...each.fates]
      await desk.device.exchange()
      lines[each.on]!.next = []
    }
  }

  const meet = async () => {
    for (const { device } of [...desks, ...desks]) expect(await device.exchange()).toBeNull()
    const [one, two] = [await desks[0]!.asked(), await desks[1]!.asked()]
    expect(two).toEqual(one)
    return one.length
  }
  for (let i = 0; (await meet()) > 0; i += 1) {
    expect(i).toBeLessThan(8)
    await answer(desks[i % 2]!, choices[i % choices.length]!)
  }

  const [{ device, live }] = desks as [Desk, Desk]
  await device.store.give(rid, { type: 'evaluation.submit', args: {} })
  expect(await device.exchange()).toBeNull()
  expect(await device.store.evaluationStatus(rid, idOf('amina'))).toMatchObject({ status: 'submitted', waiting: false })
  const lead = deskAt(await tablet('linda'), rid, DOC)
  await lead.device.exchange()
  const handedIn = pointsOf(await lead.look(), 'leadership', 'went-well').map((each) => each.text)
  const leftOut = POINTS.flatMap((each) => live.heads(textField(each)))
    .filter((head) => !isBlank(head.value) && !handedIn.includes(head.value as string))
    .filter((head) => !read.has(head.mid))
  expect(leftOut).toEqual([])
  for (const each of [...desks, lead]) each.device.port.close()
}

test('no text is left out of what is handed in that nobody has deleted or answered for', async () => {
  const clock = fc.constantFrom(-YEARS, 0, YEARS)
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { minLength: 4, maxLength: 16 }),
      fc.tuple(clock, clock),
      fc.array(fc.nat(1), { minLength: 1, maxLength: 4 }),
      play,
    ),
    { numRuns: 20, endOnFailure: false },
  )
}, 300_000)
