/**
 * Fictional people on reviews in fieldwork, as many as a measurement needs, each signed in already: how long a sign-in
 * takes is not what is measured.
 */
import { STATE_FIELD } from '#domain/moderation/review-document.ts'
import type { Context, Tx } from '#server/context.ts'
import { beginStore } from '#server/db/meta.ts'
import { cookieName } from '#server/http/session.ts'
import { sessions } from '#server/people/sessions.ts'
import { decideAsSystem, planReview } from '#server/planning.ts'
import { beginRole } from '#server/roles.ts'
import { randomBytes } from 'node:crypto'
import { v4 } from 'uuid'

/** Somebody on a review, with the cookie of a session that has just begun. */
export interface Reviewer {
  readonly person: string
  readonly rid: string
  readonly cookie: { readonly name: string; readonly value: string }
}

export interface Size {
  readonly reviews: number
  readonly peers: number
}

/** Fills an empty store; one list of peer reviewers for each review. */
export async function buildNetwork(context: Context, tx: Tx, { reviews, peers }: Size): Promise<Reviewer[][]> {
  await beginStore(tx, 'bench', v4(), context.now())
  const hub_id = v4()
  await tx.insertInto('hub').values({ id: hub_id, name: 'Measured' }).execute()
  const built: Reviewer[][] = []
  for (let at = 0; at < reviews; at += 1) built.push(await buildReview(context, tx, hub_id, peers))
  return built
}

async function buildReview(context: Context, tx: Tx, hub_id: string, peers: number): Promise<Reviewer[]> {
  const [school_id, rid] = [v4(), v4()]
  await tx.insertInto('school').values({ id: school_id, name: 'A school', hub_id, trust_id: null }).execute()
  const days = { from: '2026-11-20', to: '2026-11-22' }
  await planReview(context, tx, { id: rid, schoolId: school_id, framework: 'qar-2019', ...days })
  await decideAsSystem(context, tx, rid, [[STATE_FIELD, 'F']])
  const lead = await person(tx, 'A lead')
  await beginRole(context, tx, lead, { role: 'LR', reviewId: rid })
  const built: Reviewer[] = []
  for (let at = 0; at < peers; at += 1) {
    const peer = await person(tx, `Peer ${at + 1}`)
    await beginRole(context, tx, peer, { role: 'PR', reviewId: rid })
    built.push({ person: peer, rid, cookie: await signedIn(context, tx, peer) })
  }
  return built
}

async function person(tx: Tx, name: string): Promise<string> {
  const id = v4()
  await tx.insertInto('person').values({ id, name }).execute()
  return id
}

async function signedIn(context: Context, tx: Tx, personId: string): Promise<Reviewer['cookie']> {
  const value = randomBytes(32).toString('base64url')
  const until = new Date(Date.parse(context.now()) + 30 * 86_400_000).toISOString()
  const at = context.now()
  await sessions.begin(tx, { id: v4(), key: context.sha256(value), personId, device: 'Bench', at, until })
  return { name: cookieName(context.mode), value }
}
