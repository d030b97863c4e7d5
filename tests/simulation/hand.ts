/**
 * What a person does with the application, through the same drafts and store as its screens: they look at a field,
 * type for a while, choose, delete, settle two answers, hand in and take back. A person whose tablet has died in the
 * middle of something does not finish it.
 */
import type { Draft } from '#app/store/draft.ts'
import { StorageFailure } from '#app/store/faults.ts'
import type { Session } from '#app/sync/session.ts'
import type { Json } from '#domain/custody/canonical.ts'
import { type Fields, type Head, differingHeads } from '#domain/custody/state.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import type { Browser, Program } from './browser.ts'
import type { Chance } from './chance.ts'
import { type Record, type Writing, textOf } from './record.ts'

const AREAS = ['leadership', 'provision', 'disadvantaged'] as const
const LEVELS = ['leading', 'effective', 'working-towards', 'ineffective'] as const
/** The texts that people write. */
export const TEXTS = AREAS.slice(0, 2).flatMap((area) =>
  ['went-well', 'even-better-if'].flatMap((list) => ['p1', 'p2'].map((point) => `areas/${area}/${list}/${point}/text`)),
)

export interface Hand {
  readonly browser: Browser
  /** The tab in front of them. */
  readonly program: Program
  readonly rid: string
  readonly chance: Chance
  readonly record: Record
  /** The texts that people write today. */
  readonly texts: readonly string[]
}

/** One field and what stood in it when the person began. */
interface Looking extends Hand {
  readonly session: Session
  readonly draft: Draft
  readonly doc: string
  readonly fields: Fields
}

/** What people do, and how often. */
export const DEEDS = { write: 10, choose: 4, remove: 1, settle: 3, fill: 2, submit: 2, recall: 1 }
export type Deed = keyof typeof DEEDS

/** Does one thing in the signed-in person's own evaluation, if it can be seen and their hands are free. */
export async function act(hand: Hand, deed: Deed): Promise<void> {
  const { program } = hand
  if (program.isBusy) return
  program.isBusy = true
  await perform(hand, deed)
  program.isBusy = false
}

async function perform(hand: Hand, deed: Deed): Promise<void> {
  const session = hand.program.tablet.getSession()
  if (!session) return
  const doc = evaluationOf(session.person.id)
  const view = await session.store.view(hand.rid, doc).catch(whenClosed)
  if (view?.status !== 'ready') return
  const looking = { ...hand, session, draft: session.drafts.of(hand.rid, doc), doc, fields: view.fields }
  await DEED[deed](looking)
}

/** Somebody else has just signed in: the screen is gone. */
function whenClosed(error: unknown): null {
  if (error instanceof StorageFailure && error.fault.fault === 'closed') return null
  throw error
}

const DEED: { readonly [deed in Deed]: (looking: Looking) => Promise<unknown> } = {
  write: (looking) => type(looking, looking.chance.pick(looking.texts)),
  choose: (looking) => choose(looking, `areas/${looking.chance.pick(AREAS)}/estimate`, looking.chance.pick(LEVELS)),
  remove: (looking) => {
    const field = looking.chance.pick(looking.texts).replace(/text$/, '_deleted')
    return choose(looking, field, looking.chance.below(2) === 0 ? true : null)
  },
  settle,
  fill: async (looking) => {
    for (const area of AREAS) {
      await choose(looking, `areas/${area}/estimate`, looking.chance.pick(LEVELS))
      await type(looking, `areas/${area}/went-well/p1/text`)
    }
  },
  submit: async ({ session, rid }) => {
    await session.drafts.flush()
    return session.store.give(rid, { type: 'evaluation.submit', args: {} })
  },
  recall: ({ session, rid }) => session.store.give(rid, { type: 'evaluation.recall', args: {} }),
}

/** What stands in a field, as the screen shows it. */
function headsOf({ fields, record, browser }: Looking, field: string): readonly Head[] {
  const heads = fields.get(field) ?? []
  for (const { mid } of heads) record.shown.add(`${browser.name} ${mid}`)
  return heads
}

async function type(looking: Looking, field: string): Promise<void> {
  const { draft, chance, browser, program } = looking
  const writing =
    unsavedIn(looking, field) ?? begin(looking, field, `${browser.name}${looking.record.writings.length}:`)
  const leave = draft.subscribe(() => {
    if (!draft.getState().dirty) writing.saved = writing.value
  })
  draft.begin(field, headsOf(looking, field))
  // Some think between two words, and are still at the same field when the first has long been sent.
  const longest = chance.below(4) === 0 ? 5000 : 300
  for (let letters = 1 + chance.below(6); letters > 0; letters -= 1) {
    writing.value = `${writing.value as string}${'abcdefghij'[chance.below(10)]}`
    draft.edit(field, writing.value)
    await program.pause(40 + chance.below(longest))
  }
  draft.end(field)
  await draft.flush()
  leave()
}

async function choose(looking: Looking, field: string, value: Json): Promise<void> {
  const writing = begin(looking, field, value)
  const outcome = await looking.draft.choose(field, value, headsOf(looking, field))
  // Nothing is written where nothing changes.
  if ('saved' in outcome && outcome.saved.length > 0) writing.saved = value
}

/** Settles the first question: both texts are kept, of two choices one. */
async function settle(looking: Looking): Promise<void> {
  for (const [field, heads] of looking.fields) {
    const answers = differingHeads(heads)
    if (answers.length < 2) continue
    headsOf(looking, field)
    const value = field.endsWith('/text')
      ? answers.map((head) => textOf(head.value)).join('|')
      : looking.chance.pick(answers).value
    const writing = begin(looking, field, value)
    const outcome = await looking.draft.settle(field, value, heads)
    if ('saved' in outcome) writing.saved = value
    return
  }
}

/** What they typed here before and could not save still stands there; they go on from it. */
function unsavedIn({ draft, browser, record }: Looking, field: string): Writing | undefined {
  const standing = draft.valueOf(field)
  if (standing === undefined) return undefined
  return record.writings.findLast(
    (each) => each.browser === browser.name && each.field === field && each.value === standing,
  )
}

function begin({ session, browser, doc, record }: Looking, field: string, value: Json): Writing {
  const writing: Writing = { person: session.person.id, browser: browser.name, doc, field, value, saved: undefined }
  record.writings.push(writing)
  return writing
}
