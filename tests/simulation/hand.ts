/**
 * What a person does with the application, through the same drafts and store as its screens: they look at a field,
 * type for a while, choose, settle two answers. What they do it to is their work of the day. A person whose tablet has
 * died in the middle of something does not finish it.
 */
import type { Draft } from '#app/store/draft.ts'
import { StorageFailure } from '#app/store/faults.ts'
import type { Session } from '#app/sync/session.ts'
import type { Json } from '#domain/custody/canonical.ts'
import { type Fields, type Head, differingHeads } from '#domain/custody/state.ts'
import type { Browser, Program } from './browser.ts'
import type { Chance } from './chance.ts'
import { type Record, type Writing, textOf } from './record.ts'

/** What people write in on a day, and what each deed is there. */
export interface Work {
  readonly docOf: (personId: string) => string
  readonly deeds: { readonly [deed in Deed]: (looking: Looking) => Promise<unknown> }
}

export interface Hand {
  readonly work: Work
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
export interface Looking extends Hand {
  readonly session: Session
  readonly draft: Draft
  readonly doc: string
  readonly fields: Fields
}

/** What people do, and how often. */
export const DEEDS = { write: 10, choose: 4, remove: 1, settle: 3, fill: 2, submit: 2, recall: 1 }
export type Deed = keyof typeof DEEDS

/** Does one thing in the signed-in person's document, if it can be seen and their hands are free. */
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
  const doc = hand.work.docOf(session.person.id)
  const view = await session.store.view(hand.rid, doc).catch(whenClosed)
  if (view?.status !== 'ready') return
  const looking = { ...hand, session, draft: session.drafts.of(hand.rid, doc), doc, fields: view.fields }
  await hand.work.deeds[deed](looking)
}

/** Somebody else has just signed in: the screen is gone. */
function whenClosed(error: unknown): null {
  if (error instanceof StorageFailure && error.fault.fault === 'closed') return null
  throw error
}

/** What stands in a field, as the screen shows it. */
export function headsOf({ fields, record, browser }: Looking, field: string): readonly Head[] {
  const heads = fields.get(field) ?? []
  for (const { mid } of heads) record.shown.add(`${browser.name} ${mid}`)
  return heads
}

/** They type a few words. `amid` puts these into the text that stands there; without it they are the text. */
export async function type(looking: Looking, field: string, amid = (typed: string) => typed): Promise<void> {
  const { draft, chance, browser, program, record } = looking
  const unsaved = unsavedIn(looking, field)
  const stands = unsaved ? (typed: string) => typed : amid
  let words = unsaved ? (unsaved.value as string) : `${browser.name}${record.writings.length}:`
  const writing = unsaved ?? begin(looking, field, words)
  const leave = draft.subscribe(() => {
    if (!draft.getState().dirty) writing.saved = writing.value
  })
  draft.begin(field, headsOf(looking, field))
  // Some think between two words, and are still at the same field when the first has long been sent.
  const longest = chance.below(4) === 0 ? 5000 : 300
  for (let letters = 1 + chance.below(6); letters > 0; letters -= 1) {
    words += 'abcdefghij'[chance.below(10)]!
    writing.value = stands(words)
    writing.typed.push(writing.value)
    draft.edit(field, writing.value)
    await program.pause(40 + chance.below(longest))
  }
  draft.end(field)
  await draft.flush()
  leave()
}

export async function choose(looking: Looking, field: string, value: Json): Promise<void> {
  const writing = begin(looking, field, value)
  const outcome = await looking.draft.choose(field, value, headsOf(looking, field))
  // Nothing is written where nothing changes.
  if ('saved' in outcome && outcome.saved.length > 0) writing.saved = value
}

/** Settles the first question: both texts are kept, of two choices one. */
export async function settle(looking: Looking): Promise<void> {
  for (const [field, heads] of looking.fields) {
    const answers = differingHeads(heads)
    if (answers.length < 2) continue
    headsOf(looking, field)
    const value = /\btext$/.test(field)
      ? answers.map((head) => textOf(head.value)).join('|')
      : looking.chance.pick(answers).value
    return settleWith(looking, field, value, heads)
  }
}

export async function settleWith(looking: Looking, field: string, value: Json, heads: readonly Head[]): Promise<void> {
  const writing = begin(looking, field, value)
  const outcome = await looking.draft.settle(field, value, heads)
  if ('saved' in outcome) writing.saved = value
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
  const by = { person: session.person.id, browser: browser.name }
  const writing: Writing = { ...by, doc, field, value, typed: [value], saved: undefined }
  record.writings.push(writing)
  return writing
}
