import type { Command } from '#domain/custody/entry.ts'
import type { Framework } from '#domain/framework/define.ts'
import type { Decision } from '#domain/moderation/commands.ts'
import type { Actor, ReviewFacts } from '#domain/people.ts'
import type { Context, Tx } from '#server/context.ts'

/** A command as custody hands it on: everything handed over before it is in the store. */
export interface Ask {
  readonly context: Context
  readonly tx: Tx
  readonly review: ReviewFacts
  readonly framework: Framework
  readonly actor: Actor
  readonly command: Command
  /** The place in the review's count that the decision takes. */
  readonly seq: number
  readonly at: string
}

/**
 * Decides a command and carries out what follows from it outside the document `review`. Custody keeps and carries,
 * it does not know what a decision means: whoever composes the server gives it this.
 */
export type CarryOut = (ask: Ask) => Promise<Decision>
