/**
 * Writes as a person would from a device: entries handed over through the same code as every push, so that what
 * is seeded has a history, receipts and a journal like all else. The tests' people write with it, too.
 */
import { type Json, canonicalJson } from '#domain/custody/canonical.ts'
import { ENTRY_SCHEMA } from '#domain/custody/entry.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import type { PushAnswer } from '#domain/custody/wire.ts'
import { excellenceField, estimateField, pointPath } from '#domain/evaluation/fields.ts'
import { isProblem } from '#domain/problem.ts'
import type { Context, Tx } from '#server/context.ts'
import { custodyHandlers } from '#server/custody/routes.ts'
import { actorOf } from '#server/db/actors.ts'
import { midsOf, readHeads } from '#server/db/heads.ts'
import { carryOut } from '#server/carry-out.ts'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Written } from './evaluations/written.ts'
import { demoId } from './ids.ts'
import type { Persona } from './people.ts'

const { push } = custodyHandlers(carryOut)

export interface Scribe {
  readonly context: Context
  readonly tx: Tx
  readonly reviewId: string
  readonly personId: string
  readonly device: string
  /** How many entries the device has handed over. */
  sent: number
}

export type Said =
  | {
      readonly write: {
        readonly doc: string
        readonly field: string
        readonly value: Json
        readonly ctx: readonly string[]
      }
    }
  | {
      readonly command: {
        readonly type: string
        readonly targets: readonly Json[]
        readonly args: { readonly [name: string]: Json }
      }
    }

/** Whoever writes in the review that is known by this name; for most it is the school's. */
export function scribesOf(context: Context, tx: Tx, review: string): (persona: Persona) => Scribe {
  const scribes = new Map<Persona, Scribe>()
  return (persona) => {
    const known = scribes.get(persona)
    if (known) return known
    const scribe = {
      context,
      tx,
      reviewId: demoId(context.sha256, 'review', review),
      personId: demoId(context.sha256, 'person', persona),
      device: demoId(context.sha256, 'device', persona),
      sent: 0,
    }
    scribes.set(persona, scribe)
    return scribe
  }
}

/**
 * Hands in what somebody said, at a moment of the past.
 * @throws when anything of it is refused or held: what is seeded must hold
 */
export async function handIn(scribe: Scribe, at: string, said: readonly Said[]): Promise<PushAnswer> {
  const { tx, personId, reviewId, device } = scribe
  const context = { ...scribe.context, now: () => at }
  const actor = await actorOf(tx, personId)
  const entries = said.map((each) => ({ mid: context.newId(), dseq: ++scribe.sent, schema: ENTRY_SCHEMA, at, ...each }))
  const body = { device, person: personId, entries }
  const answer = await push({
    context,
    tx,
    actor,
    session: { id: '', actor, until: at },
    params: { rid: reviewId },
    query: undefined,
    body,
  })
  if (isProblem(answer)) throw new Error(`The demonstration was refused: ${answer.problem}`)
  const held = answer.receipts.find((receipt) => receipt.outcome === 'held')
  if (held)
    throw new Error(
      `The demonstration was held: ${canonicalJson({ reason: held.reason, fields: held.fields ?? null })}`,
    )
  return answer
}

/** An evaluation as the writes that make it, field by field in the order of the screen. */
export function evaluationWrites(
  { context, personId }: Scribe,
  written: Written,
  nomination?: string,
): readonly Said[] {
  const doc = evaluationOf(personId)
  const said: Said[] = []
  const say = (field: string, value: Json) => said.push({ write: { doc, field, value, ctx: [] } })
  for (const [area, { estimate, points }] of Object.entries(written.areas)) {
    if (estimate !== undefined) say(estimateField(area), estimate)
    for (const [list, texts] of Object.entries(points)) {
      const orders = generateNKeysBetween(null, null, texts.length)
      for (const [index, text] of texts.entries()) {
        const point = pointPath(area, list, context.newId())
        say(`${point}/text`, text)
        say(`${point}/order`, orders[index]!)
      }
    }
  }
  for (const [question, value] of Object.entries(written.excellence ?? {})) {
    if (nomination !== undefined) say(excellenceField(nomination, question), value)
  }
  return said
}

/** A submit of the evaluation as it stands now. */
export async function submission({ context, tx, reviewId, personId }: Scribe): Promise<Said> {
  const doc = evaluationOf(personId)
  const fields = (await readHeads(tx, reviewId, [doc])).get(doc) ?? new Map()
  const hash = stateHash(midsOf(fields), '', context.sha256)
  return command('evaluation.submit', {}, [{ doc, path: '', hash }])
}

export function command(
  type: string,
  args: { readonly [name: string]: Json } = {},
  targets: readonly Json[] = [],
): Said {
  return { command: { type, targets, args } }
}
