/**
 * The server's list of devices, turned into one row per person. A device of somebody else has no name and no time
 * of its own, so it can only be counted; one's own are told apart by their ids. A missing number is a fact and is
 * said as one, never as a guess about what was in it.
 */
import type { ReviewSummary } from '#domain/api.ts'
import type { HeldReason } from '#domain/custody/entry.ts'
import type { Devices } from '#domain/custody/wire.ts'
import type { EvaluationStatus } from '#domain/people.ts'
import { words } from './words.ts'

type Row = Devices['devices'][number]
type Member = ReviewSummary['team'][number]

export interface DeviceSafety {
  readonly kind: 'this' | 'own' | 'other'
  readonly receivedUpTo: number
  readonly missing: readonly (readonly [from: number, to: number])[]
  readonly lastSeen: string | null
}

export interface PersonSafety {
  readonly personId: string
  readonly name: string
  /** Null of somebody who is not on the team (the school, or a reviewer who has left); what they sent stays, and so does what is missing of it. */
  readonly role: Member['role'] | null
  readonly mine: boolean
  readonly status: EvaluationStatus
  readonly devices: readonly DeviceSafety[]
  /** Null where the reader is not given it, which is not the same as none. */
  readonly held: ReadonlyMap<HeldReason, number> | null
}

export interface SafetySources {
  readonly me: string
  readonly thisDevice: string | null
  readonly isLead: boolean
  /** Whether the server gives the reader others' devices, in this state of the review. */
  readonly seesOthers: boolean
  readonly statusOf: (personId: string) => EvaluationStatus
}

export function safetyOf(
  team: readonly Member[],
  { devices }: Devices,
  sources: SafetySources,
): readonly PersonSafety[] {
  const { me, thisDevice, isLead, seesOthers, statusOf } = sources
  const left = [...new Set(devices.map((row) => row.personId))]
    .filter((personId) => !team.some((member) => member.personId === personId))
    .map((personId) => ({ personId, name: words.notOnTeam, role: null }))
  const shown = [...team, ...left].filter((member) => seesOthers || member.personId === me)
  return shown.map((member) => {
    const rows = devices.filter((row) => row.personId === member.personId)
    const mine = member.personId === me
    return {
      ...member,
      mine,
      status: statusOf(member.personId),
      devices: rows.map((row) => deviceOf(row, mine, thisDevice)).toSorted(thisFirst),
      held: mine || isLead ? heldOf(rows) : null,
    }
  })
}

/** The names of the people of whom something is provably missing. */
export function peopleMissingWork(people: readonly PersonSafety[]): readonly string[] {
  return people.filter((each) => each.devices.some((device) => device.missing.length > 0)).map((each) => each.name)
}

function deviceOf(row: Row, mine: boolean, thisDevice: string | null): DeviceSafety {
  const own = row.device !== undefined && row.device === thisDevice ? 'this' : 'own'
  return {
    kind: mine ? own : 'other',
    receivedUpTo: row.receivedUpTo,
    missing: row.missing,
    lastSeen: row.lastSeen ?? null,
  }
}

const thisFirst = (a: DeviceSafety, b: DeviceSafety) => Number(b.kind === 'this') - Number(a.kind === 'this')

function heldOf(rows: readonly Row[]): ReadonlyMap<HeldReason, number> {
  const held = new Map<HeldReason, number>()
  for (const row of rows)
    for (const [reason, count] of Object.entries(row.held ?? {}))
      held.set(reason as HeldReason, (held.get(reason as HeldReason) ?? 0) + count)
  return held
}
