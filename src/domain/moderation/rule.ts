/**
 * What a command's rule is made of: the facts that it is decided upon, the documents whose state it judges, and what it
 * comes to. A command judges exact states: the hashes of what the person was looking at travel with it, and where the
 * world has moved it is held and asked again.
 */
import type { Json } from '#domain/custody/canonical.ts'
import type { Command, HeldReason } from '#domain/custody/entry.ts'
import type { Fields } from '#domain/custody/state.ts'
import type { Framework } from '#domain/framework/define.ts'
import type { Actor, ReviewFacts } from '#domain/people.ts'
import type { Action } from '#domain/policy.ts'
import type { z } from 'zod'

/** What a decision is made upon. On the server all of it is read inside the command's own transaction. */
export interface CommandFacts {
  readonly actor: Actor
  readonly review: ReviewFacts
  readonly framework: Framework
  /** Everyone who is a peer reviewer of this review now. */
  readonly peers: readonly string[]
  /** The actor's own evaluation as it stands. */
  readonly evaluation: Fields
  /** Each evaluation that has been submitted and not recalled, as it was last submitted, by whose it is. */
  readonly submitted: ReadonlyMap<string, Fields>
  /** The sections of the report that anybody has written in, by document. */
  readonly sections: ReadonlyMap<string, Fields>
  /** The document `review`: what has been decided before. */
  readonly decided: Fields
  /** The state hash of a document below a path, as the actor is given it; null when they may not read it. */
  readonly hashOf: (doc: string, path: string) => string | null
  /** Whether the actor has an entry with this mid that is held. */
  readonly holds: (mid: string) => boolean
}

/** What follows from a command beside the fields that it decides. */
export type Effect =
  | { readonly effect: 'submit'; readonly personId: string }
  | { readonly effect: 'recall'; readonly personId: string }
  | { readonly effect: 'release'; readonly mid: string }
  | { readonly effect: 'judge-held-again' }
  | { readonly effect: 'publish'; readonly version: number; readonly reason: string | null }

export type Decision =
  | {
      readonly outcome: 'applied'
      readonly decides: readonly (readonly [field: string, value: Json])[]
      readonly effects: readonly Effect[]
    }
  | { readonly outcome: 'held'; readonly reason: HeldReason; readonly fields?: readonly string[] }

export type Target = Command['targets'][number]

/** Which documents a command names, and in which it is held for having been overtaken when it names too few. */
export interface Targets<Args> {
  readonly count: 'none' | 'one' | 'any'
  readonly fits: (target: Target, args: Args) => boolean
  /** The documents that it must name. */
  readonly all: (facts: CommandFacts, args: Args) => readonly string[]
}

export interface Rule<Args> {
  readonly args: z.ZodType<Args>
  readonly targets: Targets<Args>
  readonly action: Action | null
  /** What of who may give it follows from more than role and state. */
  readonly allowed?: (facts: CommandFacts, args: Args) => boolean
  /** Whether the arguments make sense in this review's framework. */
  readonly makesSense?: (framework: Framework, args: Args) => boolean
  readonly decide: (facts: CommandFacts, args: Args) => Decision
}

export const rule = <Args>(each: Rule<Args>): Rule<Args> => each

/** It judges no document. */
export const noTargets: Targets<unknown> = { count: 'none', fits: () => false, all: () => [] }

export const held = (reason: HeldReason, fields?: readonly string[]): Decision =>
  fields ? { outcome: 'held', reason, fields } : { outcome: 'held', reason }

export const applied = (decides: readonly (readonly [string, Json])[], ...effects: Effect[]): Decision => ({
  outcome: 'applied',
  decides,
  effects,
})
