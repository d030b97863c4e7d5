/**
 * The reviews that a person has to do with, what they are made of and how far they have come: facts that the tablet shows
 * and never changes. What is written in a review goes through custody.
 */
import { z } from 'zod'
import { documentName, instant, uuid } from '#domain/custody/grammar.ts'
import { frameworkSchema } from '#domain/framework/define.ts'
import { evaluationStatus, reviewState, role } from '#domain/people.ts'
import type { Route } from './route.ts'

const day = z.iso.date()

export const reviewSummary = z.object({
  id: uuid,
  school: z.object({ id: uuid, name: z.string() }),
  framework: z.string(),
  state: reviewState,
  from: day,
  to: day,
  lead: uuid,
  team: z.array(z.object({ personId: uuid, name: z.string(), role: z.enum(['PR', 'LR']) })),
  myRole: role,
})
export type ReviewSummary = z.infer<typeof reviewSummary>

const reviewDetail = reviewSummary.extend({
  /** What the school belongs to, by name; left out by older servers. */
  place: z.object({ hub: z.string(), trust: z.string().nullable() }).optional(),
  nominations: z.array(documentName),
  previous: z
    .object({
      reviewId: uuid,
      /** The last day of that review. */
      on: day,
      /** Levels by area, and the overall one where there was any. */
      estimates: z.record(z.string(), z.string()),
      overall: z.string().nullable(),
      evenBetterIf: z.array(z.object({ id: z.string(), area: z.string(), text: z.string() })),
    })
    .nullable(),
})
export type ReviewDetail = z.infer<typeof reviewDetail>

const progress = z.object({
  progress: z.array(
    z.object({
      personId: uuid,
      status: evaluationStatus,
      submittedAt: instant.nullable(),
      areas: z.record(z.string(), z.object({ estimate: z.boolean(), points: z.int().min(0) })),
    }),
  ),
})
export type Progress = z.infer<typeof progress>

export const rid = z.object({ rid: uuid })

export const reviews = {
  reviews: {
    method: 'get',
    path: '/reviews',
    summary: 'The reviews that one may read',
    allow: 'signed-in',
    answer: z.object({ reviews: z.array(reviewSummary) }),
    problems: [],
  },
  review: {
    method: 'get',
    path: '/reviews/{rid}',
    summary: 'One review, with its nominations and what the previous one said',
    allow: 'review.read',
    params: rid,
    answer: reviewDetail,
    problems: ['not-found'],
  },
  framework: {
    method: 'get',
    path: '/frameworks/{id}',
    summary: 'A review framework as data',
    allow: 'signed-in',
    params: z.object({ id: z.string() }),
    answer: frameworkSchema,
    problems: ['not-found'],
  },
  progress: {
    method: 'get',
    path: '/reviews/{rid}/progress',
    summary: 'How far each evaluation has come, in counts and without values',
    allow: 'evaluation.progress',
    params: rid,
    answer: progress,
    problems: ['not-found'],
  },
} as const satisfies Record<string, Route>
