/**
 * What an outline is made of: the few kinds of blocks that each rendering draws in its own way.
 *
 * What somebody wrote stands alone in its block, and nothing of ours follows it in the same line: whatever characters
 * it holds, even those that turn the reading direction, it cannot change how the words of another are read.
 */
import type { ReportEstimate } from './model.ts'

/** Words that somebody wrote. The id is the anchor of a remark about them, and stays while the words stay in place. */
export interface Said {
  readonly id: string
  readonly text: string
}

/** A term of ours and what stands beside it, one under the other. */
export interface Fact {
  readonly term: string
  readonly details: readonly Said[]
}

export interface FollowedStep {
  readonly area: string
  readonly step: Said
  readonly status: string
  readonly note: Said | null
}

/** Its id is null where the words are ours; its tag is a word of ours about what follows. */
export interface Heading {
  readonly kind: 'heading'
  readonly level: 3 | 4
  readonly id: string | null
  readonly title: string
  readonly tag: string | null
}

export type Block =
  | Heading
  | { readonly kind: 'said'; readonly said: Said }
  | { readonly kind: 'remark'; readonly text: string }
  | { readonly kind: 'points'; readonly list: string; readonly points: readonly Said[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'steps'; readonly steps: readonly FollowedStep[] }

export interface Part {
  readonly id: string
  readonly title: string
  readonly estimate: ReportEstimate | null
  readonly blocks: readonly Block[]
}

/** What stands at a glance: an estimate beside that of the last review. */
export interface Glance {
  readonly title: string
  readonly overall: boolean
  readonly now: ReportEstimate | null
  readonly before: { readonly on: string; readonly estimate: ReportEstimate } | null
}

export interface Outline {
  readonly language: string
  /** What it is, such as "Quality Assurance Review report". */
  readonly kind: string
  readonly school: Said
  readonly draft: boolean
  readonly facts: readonly Fact[]
  readonly glances: readonly Glance[]
  readonly excellence: readonly { readonly title: string; readonly outcome: string }[]
  readonly parts: readonly Part[]
  readonly notices: readonly string[]
}

/** The anchor of a place in a report. A point cannot be in a framework's id, so that no two places share one. */
export const anchor = (...path: readonly (string | number)[]) => ['report', ...path].join('.')
