/**
 * What must be true of a simulated day whatever happened in it. Each check names what it found wrong, in words that
 * say where to look; an empty list is a good day.
 */
import { evaluationOf } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import { auditState } from '#server/custody/audit-state.ts'
import { auditJournal } from '#server/custody/audit.ts'
import { sha256 } from '#tests/world/known.ts'
import { type Check, type Day, look } from './moment.ts'
import { SECTION } from './section.ts'
import {
  forgottenWords,
  hiddenWords,
  inventedMerges,
  inventedValues,
  lostWords,
  lostWordsForNow,
  unprovenWords,
  unmarkedMerges,
  unsavedWords,
  unseen,
} from './words.ts'

/** In the middle of a day as at its end. */
export const atAnyMoment = (day: Day) => look(day, [lostWordsForNow, forgottenWords, hiddenWords])

/** When all has been quiet and fair for long enough. */
export const unsettled = (day: Day) =>
  look(day, [
    lostWords,
    forgottenWords,
    hiddenWords,
    unsavedWords,
    unprovenWords,
    unseen,
    otherStates,
    reusedIds,
    refusedFormats,
    stillWaiting,
    wrongHeads,
    inventedValues,
    inventedMerges,
    unmarkedMerges,
    brokenJournal,
    holes,
    differingReplicas,
    healedDifferences,
  ])

/** I7: every outbox is empty. */
const stillWaiting: Check = ({ browsers }) =>
  browsers.flatMap(({ name, disks }) =>
    [...disks.values()].flatMap(({ tables }) =>
      [...tables.outbox.values()].map(
        (row) => `waiting: ${name} ${row.write?.field ?? row.command?.type} ${row.refused}`,
      ),
    ),
  )

/** I2: a head is an applied write that no other applied write of its field names. */
const wrongHeads: Check = ({ writes }) => {
  const named = new Set(
    writes.flatMap((row) => (JSON.parse(row.ctx) as string[]).map((mid) => `${row.doc} ${row.field} ${mid}`)),
  )
  return writes
    .filter((row) => row.doc !== 'review')
    .filter((row) => (row.head === 1) === named.has(`${row.doc} ${row.field} ${row.mid}`))
    .map((row) => `head ${row.head}: ${row.field} ${row.value}`)
}

/** I5: the journal verifies, and every entry is as it was handed over. */
const brokenJournal: Check = async ({ tx, rid }) => {
  const journal = await auditJournal(tx, rid, sha256)
  const state = await auditState(tx, rid, sha256)
  return [
    ...journal.map(({ seq, wrong }) => `journal at ${seq}: ${wrong}`),
    ...state.map(({ doc, wrong }) => `${doc}: ${wrong}`),
  ]
}

/** I4, I8: each number of each device was handed over once, and none is missing. */
const holes: Check = async ({ tx, rid }) => {
  const rows = await tx.selectFrom('received').where('review_id', '=', rid).selectAll().execute()
  const devices = Map.groupBy(rows, (row) => `${row.person_id} ${row.device}`)
  return [...devices]
    .map(([device, numbers]) => [device, numbers.map((row) => row.dseq).toSorted((a, b) => a - b)] as const)
    .filter(([, numbers]) => numbers.at(-1) !== numbers.length)
    .map(([device, numbers]) => `hole: ${device} ${numbers.join(' ')}`)
}

/** I3: whoever is signed in has their own evaluation, and the section that several people write, as the server has them. */
const differingReplicas: Check = async ({ tx, rid, browsers }) => {
  const rows = await tx.selectFrom('document').where('review_id', '=', rid).select(['doc', 'state_hash']).execute()
  const hashes = new Map(rows.map((row) => [row.doc, row.state_hash]))
  return browsers.flatMap(({ name, disks, tabs }) =>
    [...disks].flatMap(([person, { tables }]) => {
      if (tabs[0].tablet.getSession()?.person.id !== person) return []
      return [evaluationOf(person), SECTION].flatMap((doc) => {
        const row = tables.documents.get(`${rid} ${doc}`)
        const heads = Object.entries(row?.fields ?? {}).map(
          ([field, each]) => [field, each.map(({ mid }) => mid)] as const,
        )
        const own = stateHash(heads, '', sha256)
        return own === (hashes.get(doc) ?? stateHash([], '', sha256)) ? [] : [`differs: ${name} ${doc}`]
      })
    }),
  )
}

/** I3, where the device heals itself: unless the store was put back, it never had to. */
const healedDifferences: Check = ({ browsers, record }) => {
  if (record.isPutBack) return []
  return browsers.flatMap(({ name, disks }) =>
    [...disks.values()].flatMap(({ tables }) =>
      [...tables.meta.keys()].filter((key) => key.startsWith('differed/')).map((key) => `differed: ${name} ${key}`),
    ),
  )
}

/** I10: what was handed in is the exact state that the submit named. */
const otherStates: Check = async ({ tx, rid, entries }) => {
  const taken = await tx.selectFrom('snapshot').where('review_id', '=', rid).select(['seq', 'state_hash']).execute()
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]))
  return taken
    .filter(({ seq, state_hash: hash }) => bySeq.get(seq)?.said.command?.targets[0]?.hash !== hash)
    .map(({ seq }) => `handed in another state: ${bySeq.get(seq)?.body.slice(0, 80)}`)
}

/** I4: one id is one entry; an honest device never sends other words under an id that it has used. */
const reusedIds: Check = ({ entries, record }) =>
  entries
    .filter((entry) => entry.reused === 1 && !record.hasTwin)
    .map(({ mid, field }) => `id used twice: ${mid} in ${field}`)

/** I12: every format of an entry that was ever released is still read. */
const refusedFormats: Check = ({ entries }) =>
  entries
    .filter(({ reason }) => reason === 'invalid' || reason === 'future-schema')
    .map(({ mid, reason }) => `${reason}: ${mid}`)
