/**
 * A review in any state, with something of everything in it: notes and evaluations of one's own and of a colleague, what
 * was agreed, a section, a point that the school has raised, a published report and a link to it. Others can once have
 * been on its team, so that what they are refused is there and theirs.
 */
import type { Json, JsonObject } from '#domain/custody/canonical.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import type { PushAnswer } from '#domain/custody/wire.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { STATE_FIELD, agreedField, factCheckField, statusField } from '#domain/moderation/review-document.ts'
import type { EvaluationStatus, ReviewState } from '#domain/people.ts'
import type { Tx } from '#server/context.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { decideAsSystem, planReview } from '#server/planning.ts'
import { keepVersion } from '#server/reports/versions.ts'
import { beginRole, endRole } from '#server/roles.ts'
import { sha256 } from '#tests/world/known.ts'
import { AREAS, CONTEXT } from '#tests/world/published.ts'
import { type Answered, type ServerWorld, command, complete, write } from '#tests/world/server.ts'
import { v7 } from 'uuid'
import { type Cast, type Member, SCHOOL, SOMEBODY, type Signed } from './cast.ts'

const TEAM: readonly Signed[] = ['PR', 'LR', 'colleague']
export const OTHERS: readonly Signed[] = SOMEBODY.filter((member) => !TEAM.includes(member))

/** Of what a decision would publish here, none is this one. */
const PUBLISHED_BEFORE = 9

export interface Trial {
  readonly rid: string
  readonly cast: Cast
  /** The note that each shares, or would write. */
  readonly notes: { readonly [member in Signed]: string }
  /** The state of a document, as it is when nobody has done anything yet. */
  readonly target: (doc: string, path?: string) => Json
  /** A point of the fact check that is answered, and by which decision. */
  readonly point: string
  readonly answer: string
  /** The token of a link to its report. */
  readonly token: string
}

interface Circumstances {
  readonly state: ReviewState
  /** Of the evaluations of the peer and the lead; the colleague’s is submitted. */
  readonly status: EvaluationStatus
  /** Who else was on the team for a while. */
  readonly before?: readonly Signed[]
}

export async function trialIn(
  world: ServerWorld,
  cast: Cast,
  { state, status, before = [] }: Circumstances,
): Promise<Trial> {
  const { context } = world
  const [rid, point] = [v7(), v7()]
  const own = (work: (tx: Tx) => Promise<void>) => inOwnTransaction(context, work)
  const onTeam = (member: Signed) => ({ role: member === 'LR' ? ('LR' as const) : ('PR' as const), reviewId: rid })
  const days = { from: '2026-11-20', to: '2026-11-22' }
  await own(async (tx) => {
    await planReview(context, tx, { id: rid, schoolId: SCHOOL, framework: qar2019.id, ...days })
    for (const member of [...TEAM, ...before]) await beginRole(context, tx, cast[member].id, onTeam(member))
    await decideAsSystem(context, tx, rid, [[STATE_FIELD, 'F']])
  })
  const { seed, target } = writing(world, cast, rid)
  const notes = Object.fromEntries([...SOMEBODY, 'colleague'].map((member) => [member, `evidence/${v7()}`]))
  const note = (member: Signed) => [write(notes[member]!, 'text', 'A note'), write(notes[member]!, 'shared', true)]
  for (const member of before)
    await seed(member, [...note(member), write(evaluationOf(cast[member].id), 'areas/leadership/estimate', 'leading')])
  for (const member of TEAM) {
    const doc = evaluationOf(cast[member].id)
    await seed(member, [...note(member), ...complete(doc)], () => command('evaluation.submit', {}, [target(doc)]))
  }
  await own(async (tx) => {
    for (const member of before) await endRole(context, tx, cast[member].id, onTeam(member))
    await decideAsSystem(context, tx, rid, [[STATE_FIELD, 'S']])
  })
  await seed('LR', [write(CONTEXT, 'text', 'A small school by a river.')])
  await own(async (tx) => {
    await decideAsSystem(context, tx, rid, [[STATE_FIELD, 'U']])
    const made = { framework: qar2019, decided: new Map(), sections: new Map(), reason: null, at: context.now() }
    const by = { review: { id: rid }, actor: { personId: cast.CT.id } }
    await keepVersion({ context, tx, ...made, ...by, version: PUBLISHED_BEFORE })
  })
  await cast.SL.call('POST', `/reviews/${rid}/agreement`, { agreed: true })
  const link = await cast.SL.call<{ token: string }>('POST', `/reviews/${rid}/shares`, {
    audience: { kind: 'governors' },
    days: 7,
  })
  const raised = { section: 'context', field: 'text', quote: 'small', text: 'It is not small.' }
  await own((tx) =>
    decideAsSystem(context, tx, rid, [
      ...AREAS.map((area) => [agreedField(area, 'estimate'), 'effective'] as const),
      [factCheckField(point, 'raised'), raised],
      [factCheckField(point, 'answer'), { outcome: 'explained', text: 'It has 212 pupils.' }],
      [statusField(cast.PR.id), status],
      [statusField(cast.LR.id), status],
      [STATE_FIELD, state],
    ]),
  )
  const { mid: answer } = await context.db
    .selectFrom('write')
    .where('review_id', '=', rid)
    .where('field', '=', factCheckField(point, 'answer'))
    .select('mid')
    .executeTakeFirstOrThrow()
  return { rid, cast, notes: notes as Trial['notes'], target, point, answer, token: link.body.token }
}

/** Writes as its people do, once in each field: so the state of a document is what was written in it. */
function writing(world: ServerWorld, cast: Cast, rid: string) {
  const written = new Map<string, [field: string, mids: string[]][]>()
  const target = (doc: string, path = '') => ({ doc, path, hash: stateHash(written.get(doc) ?? [], path, sha256) })
  async function seed(member: Signed, writes: readonly JsonObject[], ...last: readonly (() => JsonObject)[]) {
    const entries = writes.map((each) => ({ mid: v7(), ...each }))
    for (const { mid, write: of } of entries as { mid: string; write: { doc: string; field: string } }[])
      written.set(of.doc, [...(written.get(of.doc) ?? []), [of.field, [mid]]])
    const { body } = await handOver(world, cast[member], rid, [...entries, ...last.map((make) => make())])
    const held = body.receipts.find(({ outcome }) => outcome === 'held')
    if (held) throw new Error(`${member} could not prepare the review: ${held.reason}`)
  }
  return { seed, target }
}

/** Hands entries over as a device that has never handed over anything. */
export function handOver(
  { clock }: ServerWorld,
  { id, call }: Member,
  rid: string,
  said: readonly JsonObject[],
): Promise<Answered<PushAnswer>> {
  const entries = said.map((each, index) => ({ mid: v7(), dseq: index + 1, schema: 1, at: clock.now, ...each }))
  return call('POST', `/reviews/${rid}/journal`, { device: v7(), person: id, epoch: null, entries })
}
