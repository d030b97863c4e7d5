/**
 * The server's list of devices, turned into one row per person. A device of somebody else has no name and no time
 * of its own, so it can only be counted; one's own are told apart by their ids. A missing number is a fact and is
 * said as one, never as a guess about what was in it.
 */
import type { ReviewSummary } from '#domain/api/reviews.ts'
import type { HeldReason } from '#domain/custody/entry.ts'
import type { Devices } from '#domain/custody/wire.ts'
import { type EvaluationStatus, ROLES } from '#domain/people.ts'
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
  /** What they sent stays when they are not on the team, and so does what is missing of it. */
  readonly who: 'member' | 'host' | 'left' | 'stranger'
  readonly role: Member['role'] | null
  readonly mine: boolean
  /** Null of who writes no evaluation here. */
  readonly status: EvaluationStatus | null
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
  /** Who has put something forward for this review or helped to prepare it: off the team, that is its host. */
  readonly hosts: ReadonlySet<string>
  /** The name of somebody who is not on this team, if this device knows it. */
  readonly nameOf: (personId: string) => string | null
}

export function safetyOf(
  team: readonly Member[],
  { devices }: Devices,
  sources: SafetySources,
): readonly PersonSafety[] {
  const { me, thisDevice, isLead, seesOthers } = sources
  const others = [...new Set(devices.map((row) => row.personId))]
    .filter((personId) => !team.some((member) => member.personId === personId))
    .map((personId) => whoIs(personId, sources))
  const members = team.map((member) => ({
    ...member,
    who: 'member' as const,
    status: sources.statusOf(member.personId),
  }))
  return [...members, ...others]
    .filter((person) => seesOthers || person.personId === me)
    .map((person) => {
      const rows = devices.filter((row) => row.personId === person.personId)
      const mine = person.personId === me
      return {
        ...person,
        mine,
        devices: rows.map((row) => deviceOf(row, mine, thisDevice)).toSorted(thisFirst),
        held: mine || isLead ? heldOf(rows) : null,
      }
    })
}

/** Somebody of whom the server has something, though they are not on the team: as much as this device knows of them. */
function whoIs(personId: string, { hosts, nameOf, statusOf }: SafetySources) {
  const role = null
  if (hosts.has(personId)) return { personId, who: 'host' as const, name: words.who.host.name, role, status: null }
  const name = nameOf(personId)
  const status = statusOf(personId)
  return {
    personId,
    who: name === null ? ('stranger' as const) : ('left' as const),
    name: name ?? words.who.stranger.name,
    role,
    status: status === 'draft' ? null : status,
  }
}

/** The people of whom something is provably missing, as they are named in a sentence. */
export function peopleMissingWork(people: readonly PersonSafety[]): readonly string[] {
  return people
    .filter((each) => each.devices.some((device) => device.missing.length > 0))
    .map((each) => words.who[each.who]?.inSentence ?? each.name)
}

/** As what somebody is on the review. */
export function roleWords({ role, who }: PersonSafety): string | null {
  if (role !== null) return ROLES[role]
  return who === 'left' ? words.notOnTeam : null
}

/** How somebody is named to whoever should ask them. */
export function calledOf({ who, name }: PersonSafety): string {
  return words.who[who]?.called ?? name.split(' ', 1)[0] ?? name
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
