/**
 * What must be true of the words that people wrote, at any moment of a day or at its end: nothing that was shown as
 * saved is lost or hidden, nothing is replaced that its person had not seen, and nobody's words are invented.
 */
import { commonBase } from '#domain/custody/ancestry.ts'
import type { Json } from '#domain/custody/canonical.ts'
import { documentKind } from '#domain/custody/grammar.ts'
import { entryHash } from '#domain/custody/hashes.ts'
import { uncheckedMerges } from '#domain/custody/merge.ts'
import { sentencesOf } from '#domain/custody/sentences.ts'
import { fieldsFrom } from '#domain/custody/state.ts'
import { type OutboxRow, entryOf } from '#app/store/rows.ts'
import { sha256 } from '#tests/world/known.ts'
import type { Browser } from './browser.ts'
import type { Check, Moment } from './moment.ts'
import { type Writing, holds, textOf } from './record.ts'

interface Entry {
  readonly person: string
  readonly doc: string
  readonly field: string
  readonly value: Json
}

const place = ({ doc, field }: { doc: string; field: string }) => `${doc} ${field}`
const told = (writing: Writing) =>
  `${JSON.stringify(writing.saved)} of ${writing.browser} in ${writing.field.replace('areas/', '')}`
const byPlace = (entries: readonly Entry[]) => Map.groupBy(entries, place)

const onServer = ({ entries }: Moment): readonly Entry[] =>
  entries.flatMap(({ person_id: person, said }) => (said.write ? [{ person, ...said.write }] : []))

const writesIn = (rows: ReadonlyMap<string, OutboxRow>, by: string): readonly Entry[] =>
  [...rows.values()].flatMap(({ write }) => (write ? [{ person: by, ...write }] : []))

const waitingOn = ({ disks }: Browser): readonly Entry[] =>
  [...disks].flatMap(([person, { tables }]) => writesIn(tables.outbox, person))

const keptOn = (browser: Browser): readonly Entry[] => [
  ...waitingOn(browser),
  ...[...browser.disks].flatMap(([person, { tables }]) => writesIn(tables.journal, person)),
]

/** The writes that a device's own writes have replaced. */
const namedOn = ({ disks }: Browser): readonly string[] =>
  [...disks.values()].flatMap(({ tables: { outbox, journal } }) =>
    [...outbox.values(), ...journal.values()].flatMap(({ write }) => write?.ctx ?? []),
  )

const saved = ({ record }: Moment) => record.writings.filter((writing) => writing.saved !== undefined)

/** What was shown as saved is waiting on a device, or in the server's store (I1, I9, I11). */
export const lostWords: Check = (moment) => wordsNotIn(moment, moment.browsers.flatMap(waitingOn))

/** As above, where an older copy of the store was put back: until its devices have noticed, their journals have it. */
export const lostWordsForNow: Check = (moment) =>
  wordsNotIn(moment, moment.browsers.flatMap(moment.record.isPutBack ? keptOn : waitingOn))

function wordsNotIn(moment: Moment, devices: readonly Entry[]): readonly string[] {
  const kept = byPlace([...onServer(moment), ...devices])
  return saved(moment)
    .filter((writing) => {
      const there = kept.get(place(writing)) ?? []
      return !there.some((entry) => entry.person === writing.person && holds(writing, entry.value))
    })
    .map((writing) => `lost: ${told(writing)}`)
}

/** What was shown as saved is on that device, waiting or in the journal, whatever the server has. */
export const forgottenWords: Check = (moment) => {
  const kept = new Map(moment.browsers.map((browser) => [browser.name, byPlace(keptOn(browser))]))
  return saved(moment)
    .filter((writing) => {
      const there = kept.get(writing.browser)!.get(place(writing)) ?? []
      return !there.some((entry) => holds(writing, entry.value))
    })
    .map((writing) => `forgotten: ${told(writing)}`)
}

/**
 * What a device has handed over and still stands on the server, its person sees there. Put back to an earlier time, the
 * server shows again what they have replaced.
 */
export const hiddenWords: Check = ({ writes, rid, browsers, record }) => {
  const heads = writes.filter((row) => row.head === 1)
  const replaced = new Set(record.isPutBack ? browsers.flatMap(namedOn) : [])
  return browsers.flatMap(({ name, disks }) =>
    heads.flatMap(({ mid, by, doc, field }) => {
      const tables = disks.get(by)?.tables
      // What a merge has replaced, a tablet shows in the merge until it has heard that this is gone.
      const isMerging = record.isPutBack && documentKind(doc) === 'section'
      if (!tables?.journal.has(mid) || replaced.has(mid) || isMerging) return []
      const shown = tables.documents.get(`${rid} ${doc}`)?.fields[field] ?? []
      return shown.some((head) => head.mid === mid) ? [] : [`hidden: ${name} does not show ${mid} in ${field}`]
    }),
  )
}

/** I9: what passes for sent has a receipt for these very bytes. */
export const unprovenWords: Check = ({ browsers }) =>
  browsers.flatMap(({ name, disks }) =>
    [...disks.values()].flatMap(({ tables }) =>
      [...tables.journal.values()]
        .filter((row) => row.receipt.mid !== row.mid || row.receipt.sha256 !== entryHash(entryOf(row), sha256))
        .map((row) => `no receipt: ${name} ${row.mid} in ${row.write?.field ?? row.command?.type}`),
    ),
  )

/** I6: nobody's state has a value that nobody wrote, unless it is a merge of two that it names. */
export const inventedValues: Check = ({ writes, record }) => {
  const writings = Map.groupBy(record.writings, place)
  return writes
    .filter((row) => row.doc !== 'review' && row.by !== 'system')
    .filter(
      (row) => !(writings.get(place(row)) ?? []).some((each) => each.typed.includes(JSON.parse(row.value) as Json)),
    )
    .map((row) => `invented: ${row.field} ${row.value}`)
}

/** I6, I13: a merge has each sentence that one of its two parents added to what both come from, and none of its own. */
export const inventedMerges: Check = ({ writes }) =>
  writes
    .filter((row) => row.by === 'system' && row.doc !== 'review')
    .flatMap((row) => {
      const past = writes.filter((each) => place(each) === place(row) && each.seq < row.seq)
      const namings = new Map(past.map(({ mid, ctx }) => [mid, { mid, ctx: JSON.parse(ctx) as string[] }]))
      const [one = '', other = '', ...more] = JSON.parse(row.ctx) as string[]
      const [base, ...parents] = [commonBase(namings, one, other), one, other].map((mid) => {
        const write = past.find((each) => each.mid === mid)
        return write && new Set(sentencesOf(textOf(JSON.parse(write.value) as Json)))
      })
      const theirs = parents.flatMap((sentences) => [...(sentences ?? [])])
      const merged = new Set(sentencesOf(textOf(JSON.parse(row.value) as Json)))
      return [
        ...(base && parents.every(Boolean) && more.length === 0 ? [] : [`merge of nothing: ${row.value}`]),
        ...[...merged].filter((each) => !theirs.includes(each)).map((each) => `invented by a merge: ${each}`),
        ...theirs.filter((each) => !base?.has(each) && !merged.has(each)).map((each) => `lost in a merge: ${each}`),
      ]
    })

/** What the server has merged says so wherever it is shown: a text that nobody wrote passes for nobody's words. */
export const unmarkedMerges: Check = ({ browsers }) =>
  browsers.flatMap(({ name, disks }) =>
    [...disks.values()].flatMap(({ tables }) =>
      [...tables.documents.values()].flatMap(({ doc, fields }) =>
        Object.entries(fields)
          .filter(([, heads]) => doc !== 'review' && heads.some(({ by }) => by === 'system'))
          .filter(([field]) => !uncheckedMerges(fieldsFrom(fields)).includes(field))
          .map(([field]) => `not marked: ${name} ${doc} ${field}`),
      ),
    ),
  )

/** Nobody replaces what they were not shown: each write names what its device wrote itself, or what its screen showed. */
export const unseen: Check = ({ browsers, record }) =>
  browsers.flatMap(({ name, disks }) =>
    [...disks.values()].flatMap(({ tables: { outbox, journal } }) =>
      [...outbox.values(), ...journal.values()].flatMap(({ write }) =>
        (write?.ctx ?? [])
          .filter((mid) => !outbox.has(mid) && !journal.has(mid) && !record.shown.has(`${name} ${mid}`))
          .map((mid) => `unseen: ${name} replaced ${mid} in ${write!.field}`),
      ),
    ),
  )

/** With a fair disk, what is typed becomes saved, and nobody waits in vain for what they have begun. */
export const unsavedWords: Check = ({ browsers }) =>
  browsers.flatMap(({ name, tabs }) =>
    tabs.flatMap(({ tablet, isBusy }) => [
      ...(tablet.getSession()?.drafts.unsaved() ?? []).map(({ field }) => `unsaved: ${name} in ${field}`),
      ...(isBusy ? [`unfinished: ${name}`] : []),
    ]),
  )
