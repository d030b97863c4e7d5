/**
 * What must be true of a simulated day whatever happened in it. Each check names what it found wrong, in words that
 * say where to look; an empty list is a good day.
 */
import { inOwnTransaction } from '#server/db/transaction.ts'
import { type Json, canonicalJson } from '#domain/custody/canonical.ts'
import { entryHash, stateHash } from '#domain/custody/hashes.ts'
import { type OutboxRow, entryOf } from '#app/store/rows.ts'
import { auditState } from '#server/custody/audit-state.ts'
import { auditJournal } from '#server/custody/audit.ts'
import { sha256 } from '#tests/world/server.ts'
import type { Browser } from './browser.ts'
import type { Chance } from './chance.ts'
import { type Record, type Writing, holds, textOf } from './record.ts'
import type { SimulatedServer } from './server.ts'
import type { Timeline } from './timeline.ts'

export interface Day {
  readonly timeline: Timeline
  readonly chance: Chance
  readonly server: SimulatedServer
  readonly rid: string
  readonly browsers: readonly Browser[]
  readonly record: Record
  readonly note: (what: string) => void
  /** Copies of the server's store, the oldest first. */
  readonly copies: Uint8Array[]
}

interface Entry {
  readonly person: string
  readonly doc: string
  readonly field: string
  readonly value: Json
}

const place = ({ doc, field }: { doc: string; field: string }) => `${doc} ${field}`
const told = (writing: Writing) =>
  `${JSON.stringify(writing.saved)} of ${writing.browser} in ${writing.field.replace('areas/', '')}`

async function onServer({ server: { context }, rid }: Day): Promise<readonly Entry[]> {
  const rows = await context.db.selectFrom('entry').where('review_id', '=', rid).select(['person_id', 'body']).execute()
  return rows.flatMap(({ person_id, body }) => {
    const { write } = JSON.parse(body) as { write?: { doc: string; field: string; value: Json } }
    return write ? [{ person: person_id, ...write }] : []
  })
}

const waitingOn = ({ disks }: Browser): readonly Entry[] =>
  [...disks].flatMap(([person, { tables }]) => [...tables.outbox.values()].flatMap((row) => writeOf(person, row)))

const keptOn = (browser: Browser): readonly Entry[] => [
  ...waitingOn(browser),
  ...[...browser.disks].flatMap(([person, { tables }]) =>
    [...tables.journal.values()].flatMap((row) => writeOf(person, row)),
  ),
]

const writeOf = (person: string, { write }: OutboxRow): Entry[] => (write ? [{ person, ...write }] : [])

/** What was shown as saved is waiting on a device, or in the server's store (I1, I9, I11). */
const lostWords = (day: Day) => wordsNotIn(day, day.browsers.flatMap(waitingOn))

/** As above, where an older copy of the store was put back: until its devices have noticed, their journals have it. */
const lostWordsForNow = (day: Day) => wordsNotIn(day, day.browsers.flatMap(day.record.isPutBack ? keptOn : waitingOn))

async function wordsNotIn(day: Day, devices: readonly Entry[]): Promise<readonly string[]> {
  const kept = new Map<string, Entry[]>()
  for (const entry of [...(await onServer(day)), ...devices])
    kept.set(place(entry), [...(kept.get(place(entry)) ?? []), entry])
  return day.record.writings
    .filter((writing) => writing.saved !== undefined)
    .filter((writing) => {
      const there = kept.get(place(writing)) ?? []
      return !there.some((entry) => entry.person === writing.person && holds(writing, entry.value))
    })
    .map((writing) => `lost: ${told(writing)}`)
}

/** At any moment: what was shown as saved is on that device, waiting or in the journal, whatever the server has. */
async function forgottenWords({ browsers, record }: Day): Promise<readonly string[]> {
  const kept = new Map(browsers.map((browser) => [browser.name, new Map<string, Entry[]>()]))
  for (const browser of browsers)
    for (const entry of keptOn(browser)) {
      const places = kept.get(browser.name)!
      places.set(place(entry), [...(places.get(place(entry)) ?? []), entry])
    }
  return record.writings
    .filter((writing) => writing.saved !== undefined)
    .filter((writing) => {
      const there = kept.get(writing.browser)!.get(place(writing)) ?? []
      return !there.some((entry) => holds(writing, entry.value))
    })
    .map((writing) => `forgotten: ${told(writing)}`)
}

/**
 * At any moment: what a device has handed over and still stands on the server, its person sees there. Put back to an
 * earlier time, the server shows again what they have replaced.
 */
async function hiddenWords({ server: { context }, rid, browsers, record }: Day): Promise<readonly string[]> {
  const rows = await context.db
    .selectFrom('write')
    .where('review_id', '=', rid)
    .where('head', '=', 1)
    .select(['mid', 'by', 'doc', 'field'])
    .execute()
  return browsers.flatMap(({ name, disks }) =>
    rows.flatMap(({ mid, by, doc, field }) => {
      const tables = disks.get(by)?.tables
      if (!tables?.journal.has(mid)) return []
      if (record.isPutBack && [...tables.journal.values()].some(({ write }) => write?.ctx.includes(mid))) return []
      const shown = tables.documents.get(`${rid} ${doc}`)?.fields[field] ?? []
      return shown.some((head) => head.mid === mid) ? [] : [`hidden: ${name} does not show ${mid} in ${field}`]
    }),
  )
}

/** In the middle of a day as at its end. */
export async function atAnyMoment(day: Day): Promise<readonly string[]> {
  return [...(await lostWordsForNow(day)), ...(await forgottenWords(day)), ...(await hiddenWords(day))]
}

/** When all has been quiet and fair for long enough. */
export async function unsettled(day: Day): Promise<readonly string[]> {
  const checks = [
    lostWords,
    forgottenWords,
    hiddenWords,
    unprovenWords,
    unseen,
    otherStates,
    reusedIds,
    stillWaiting,
    wrongHeads,
    inventedValues,
    brokenJournal,
    holes,
    differingReplicas,
    healedDifferences,
  ]
  return (await Promise.all(checks.map((check) => check(day)))).flat()
}

/** I9: what passes for sent has a receipt for these very bytes. */
async function unprovenWords({ browsers }: Day): Promise<readonly string[]> {
  return browsers.flatMap(({ name, disks }) =>
    [...disks.values()].flatMap(({ tables }) =>
      [...tables.journal.values()]
        .filter((row) => row.receipt.mid !== row.mid || row.receipt.sha256 !== entryHash(entryOf(row), sha256))
        .map((row) => `no receipt: ${name} ${row.mid} in ${row.write?.field ?? row.command?.type}`),
    ),
  )
}

/** I7: every outbox is empty. */
async function stillWaiting({ browsers }: Day): Promise<readonly string[]> {
  return browsers.flatMap(({ name, disks }) =>
    [...disks.values()].flatMap(({ tables }) =>
      [...tables.outbox.values()].map(
        (row) => `waiting: ${name} ${row.write?.field ?? row.command?.type} ${row.refused}`,
      ),
    ),
  )
}

/** I2: a head is an applied write that no other applied write of its field names. */
async function wrongHeads({ server: { context }, rid }: Day): Promise<readonly string[]> {
  const rows = await context.db.selectFrom('write').where('review_id', '=', rid).selectAll().execute()
  const named = new Set(
    rows.flatMap((row) => (JSON.parse(row.ctx) as string[]).map((mid) => `${row.doc} ${row.field} ${mid}`)),
  )
  return rows
    .filter((row) => row.doc !== 'review')
    .filter((row) => (row.head === 1) === named.has(`${row.doc} ${row.field} ${row.mid}`))
    .map((row) => `head ${row.head}: ${row.field} ${row.value}`)
}

/** I6: nobody's state has a value that nobody wrote. */
async function inventedValues({ server: { context }, rid, record }: Day): Promise<readonly string[]> {
  const rows = await context.db.selectFrom('write').where('review_id', '=', rid).selectAll().execute()
  const writings = new Map<string, Writing[]>()
  for (const each of record.writings) writings.set(place(each), [...(writings.get(place(each)) ?? []), each])
  const isWritten = (row: (typeof rows)[number]) => {
    const value = JSON.parse(row.value) as Json
    return (writings.get(place(row)) ?? []).some((each) =>
      typeof value === 'string' ? textOf(each.value).startsWith(value) : canonicalJson(each.value) === row.value,
    )
  }
  return rows
    .filter((row) => row.doc !== 'review' && !isWritten(row))
    .map((row) => `invented: ${row.field} ${row.value}`)
}

/** I5: the journal verifies, and every entry is as it was handed over. */
async function brokenJournal({ server: { context }, rid }: Day): Promise<readonly string[]> {
  return inOwnTransaction(context, async (tx) => {
    const journal = await auditJournal(tx, rid, sha256)
    const state = await auditState(tx, rid, sha256)
    return [
      ...journal.map(({ seq, wrong }) => `journal at ${seq}: ${wrong}`),
      ...state.map(({ doc, wrong }) => `${doc}: ${wrong}`),
    ]
  })
}

/** I4, I8: each number of each device was handed over once, and none is missing. */
async function holes({ server: { context }, rid }: Day): Promise<readonly string[]> {
  const rows = await context.db.selectFrom('received').where('review_id', '=', rid).selectAll().execute()
  const devices = Map.groupBy(rows, (row) => `${row.person_id} ${row.device}`)
  return [...devices]
    .filter(([, numbers]) => Math.max(...numbers.map((row) => row.dseq)) !== numbers.length)
    .map(
      ([device, numbers]) =>
        `hole: ${device} ${numbers
          .map((row) => row.dseq)
          .toSorted((a, b) => a - b)
          .join(' ')}`,
    )
}

/** I3: whoever is signed in has their own evaluation as the server has it. */
async function differingReplicas({ server: { context }, rid, browsers }: Day): Promise<readonly string[]> {
  const rows = await context.db
    .selectFrom('document')
    .where('review_id', '=', rid)
    .select(['doc', 'state_hash'])
    .execute()
  const hashes = new Map(rows.map((row) => [row.doc, row.state_hash]))
  return browsers.flatMap(({ name, disks, tabs }) =>
    [...disks].flatMap(([person, { tables }]) => {
      if (tabs[0].tablet.getSession()?.person.id !== person) return []
      const doc = `evaluation/${person}`
      const row = tables.documents.get(`${rid} ${doc}`)
      const heads = Object.entries(row?.fields ?? {}).map(
        ([field, each]) => [field, each.map(({ mid }) => mid)] as const,
      )
      const own = stateHash(heads, '', sha256)
      return own === (hashes.get(doc) ?? stateHash([], '', sha256)) ? [] : [`differs: ${name} ${doc}`]
    }),
  )
}

/** I3, where the device heals itself: unless the store was put back, it never had to. */
async function healedDifferences({ browsers, record }: Day): Promise<readonly string[]> {
  if (record.isPutBack) return []
  return browsers.flatMap(({ name, disks }) =>
    [...disks.values()].flatMap(({ tables }) =>
      [...tables.meta.keys()].filter((key) => key.startsWith('differed/')).map((key) => `differed: ${name} ${key}`),
    ),
  )
}

/** Nobody replaces what they were not shown: each write names what its device wrote itself, or what its screen showed. */
async function unseen({ server: { context }, rid, browsers, record }: Day): Promise<readonly string[]> {
  const rows = await context.db
    .selectFrom('entry')
    .where('review_id', '=', rid)
    .select(['mid', 'device', 'body'])
    .execute()
  const browserOf = new Map(
    browsers.flatMap(({ name, disks }) =>
      [...disks.values()].flatMap(({ tables }) => {
        const own = tables.meta.get('device')
        return own && 'id' in own ? [[own.id, name] as const] : []
      }),
    ),
  )
  const madeOn = new Map(rows.map(({ mid, device }) => [mid, browserOf.get(device)]))
  return rows.flatMap(({ device, body }) => {
    const browser = browserOf.get(device)
    const { write } = JSON.parse(body) as { write?: { field: string; ctx: string[] } }
    return (write?.ctx ?? [])
      .filter((mid) => browser !== undefined && madeOn.get(mid) !== browser && !record.shown.has(`${browser} ${mid}`))
      .map((mid) => `unseen: ${browser} replaced ${mid} in ${write!.field}`)
  })
}

/** I10: what was handed in is the exact state that the submit named. */
async function otherStates({ server: { context }, rid }: Day): Promise<readonly string[]> {
  const rows = await context.db
    .selectFrom('snapshot')
    .innerJoin('entry', (join) =>
      join.onRef('entry.review_id', '=', 'snapshot.review_id').onRef('entry.seq', '=', 'snapshot.seq'),
    )
    .where('snapshot.review_id', '=', rid)
    .select(['entry.body', 'snapshot.state_hash'])
    .execute()
  return rows
    .filter(({ body, state_hash: taken }) => {
      const { command } = JSON.parse(body) as { command?: { targets: { hash: string }[] } }
      return command?.targets[0]?.hash !== taken
    })
    .map(({ body }) => `handed in another state: ${body.slice(0, 80)}`)
}

/** I4: one id is one entry; an honest device never sends other words under an id that it has used. */
async function reusedIds({ server: { context }, rid }: Day): Promise<readonly string[]> {
  const rows = await context.db
    .selectFrom('entry')
    .where('review_id', '=', rid)
    .where('reused', '=', 1)
    .selectAll()
    .execute()
  return rows.map(({ mid, field }) => `id used twice: ${mid} in ${field}`)
}
