/** People and what they are to a review. Roles use the short names of the table of who may do what. */
import { z } from 'zod'

export const ROLES = {
  PR: 'Peer reviewer',
  LR: 'Lead reviewer',
  SL: 'Host leader',
  HM: 'Hub manager',
  CT: 'Central team',
  SA: 'System administrator',
  AP: 'Area of Excellence panellist',
} as const
export type Role = keyof typeof ROLES
export const role = z.enum(Object.keys(ROLES) as [Role, ...Role[]])

/** A role and what it is for: PR and LR name a review, SL a school, HM a hub; the others are for the network. */
export interface Grant {
  readonly role: Role
  readonly reviewId?: string | undefined
  readonly schoolId?: string | undefined
  readonly hubId?: string | undefined
}

/** Who asks. `personId` is our own UUID, never the id of a sign-in library. */
export interface Actor {
  readonly personId: string
  readonly grants: readonly Grant[]
}

/** The review that is asked about, in the facts that decide rights. Read inside the write's transaction. */
export interface ReviewFacts {
  readonly id: string
  readonly schoolId: string
  readonly hubId: string
  readonly state: ReviewState
  /** Each reviewer's evaluation; who is absent has a draft. */
  readonly statuses: ReadonlyMap<string, EvaluationStatus>
  /** Who closed the moderation, once it has been: they do not publish what they closed. */
  readonly closedBy?: string | null | undefined
}

export const REVIEW_STATES = {
  P: 'Planned',
  F: 'Fieldwork',
  S: 'Moderation',
  R: 'Returned for changes',
  M: 'Agreed',
  C: 'School checks facts',
  U: 'Published',
  A: 'Archived',
  W: 'Withdrawn',
} as const
export type ReviewState = keyof typeof REVIEW_STATES
export const reviewState = z.enum(Object.keys(REVIEW_STATES) as [ReviewState, ...ReviewState[]])

export const EVALUATION_STATUSES = ['draft', 'submitted', 'returned'] as const
export type EvaluationStatus = (typeof EVALUATION_STATUSES)[number]
export const evaluationStatus = z.enum(EVALUATION_STATUSES)

export function statusOf(review: ReviewFacts, personId: string): EvaluationStatus {
  return review.statuses.get(personId) ?? 'draft'
}

/** The role by which someone is on this review, the nearest to the work first, or null. */
export function roleOn(actor: Actor, review: Pick<ReviewFacts, 'id' | 'schoolId' | 'hubId'>): Role | null {
  const holds = (test: (grant: Grant) => boolean) => actor.grants.find(test)?.role
  return (
    holds((grant) => grant.role === 'LR' && grant.reviewId === review.id) ??
    holds((grant) => grant.role === 'PR' && grant.reviewId === review.id) ??
    holds((grant) => grant.role === 'SL' && grant.schoolId === review.schoolId) ??
    holds((grant) => grant.role === 'CT') ??
    holds((grant) => grant.role === 'HM' && grant.hubId === review.hubId) ??
    null
  )
}
