/** An amendment between what is typed and what is sent: the texts that are changed by it, the command, and the way back. */
import { type Json, canonicalJson, utf8Bytes } from '#domain/custody/canonical.ts'
import { type Command, type HeldReason, command as commandSchema } from '#domain/custody/entry.ts'
import { type HeldEntry, MAX_BATCH_BYTES } from '#domain/custody/wire.ts'
import { MOST_CHANGES, amend } from '#domain/moderation/publish.ts'
import { ENVELOPE_BYTES } from '#app/store/refused.ts'
import { showsStored } from '#app/writing/live-fields.ts'
import { type PartOfPlaces, type Place, keyOf } from './amendable-places.ts'

export interface Amended extends Place {
  /** The part of the report that it stands in. */
  readonly part: string
  readonly wording: string
}

/** The texts whose wording is another than was published; one that was typed back to it is none. */
export function amendedIn(parts: readonly PartOfPlaces[], wordings: ReadonlyMap<string, string>): readonly Amended[] {
  return parts.flatMap(({ title: part, places }) =>
    places.flatMap((place) => {
      const wording = wordings.get(place.key)
      return wording === undefined || showsStored(wording, place.text) ? [] : [{ ...place, part, wording }]
    }),
  )
}

/** @param version the one that is amended, as its author has read it */
export function amendmentOf(version: number, reason: string, amended: readonly Amended[]): Command {
  const changes = amended.map(({ section, field, wording }) => ({ section, field, value: wording }))
  return { type: 'report.amend', targets: [], args: { reason, version, changes } }
}

/** Whether it can be sent: what a request cannot hold would wait on this device for ever. */
export function fits(amendment: Command): boolean {
  const { changes } = amendment.args
  if (Array.isArray(changes) && changes.length > MOST_CHANGES) return false
  return utf8Bytes(canonicalJson(amendment as unknown as Json)) + 2 * ENVELOPE_BYTES <= MAX_BATCH_BYTES
}

export interface HeldAmendment {
  readonly mid: string
  readonly why: HeldReason
  readonly reason: string
  /** By the keys of their texts. */
  readonly wordings: readonly (readonly [key: string, wording: string])[]
}

/** What somebody wrote in an amendment that was kept and not published; null where it is something else that was kept. */
export function heldAmendment({ mid, reason: why, entry }: HeldEntry): HeldAmendment | null {
  const command = commandSchema.safeParse(entry['command']).data
  if (command?.type !== 'report.amend') return null
  const args = amend.args.safeParse(command.args).data
  const wordings = (args?.changes ?? []).flatMap((change) =>
    typeof change.value === 'string' ? [[keyOf(change), change.value] as const] : [],
  )
  return { mid, why, reason: args?.reason ?? '', wordings }
}

/** What somebody has typed since stays, with the words of before under it. */
export const beside = (typed: string, before: string) =>
  typed === '' || typed === before ? before : `${typed}\n${before}`
