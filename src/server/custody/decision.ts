import type { Command } from '#domain/custody/entry.ts'
import type { Framework } from '#domain/framework/define.ts'
import type { Decision } from '#domain/moderation/rule.ts'
import type { Actor, ReviewFacts } from '#domain/people.ts'
import type { Context, Tx } from '#server/context.ts'
import type { StoredFields } from '#server/db/heads.ts'

/** A document as it stands, with everything that was handed over before. */
export interface Present {
  readonly fields: StoredFields
  /** The hash of all of it. */
  readonly hash: string
}

/** A command as custody hands it on. What has just been handed over may not be in the store yet: it is asked of custody. */
export interface Ask {
  readonly context: Context
  readonly tx: Tx
  readonly review: ReviewFacts
  readonly present: (doc: string) => Promise<Present>
  /** The sections of the report that anybody has written in. */
  readonly sections: () => Promise<ReadonlyMap<string, StoredFields>>
  /** Whether an entry of the actor's is held and has not been let go. */
  readonly isHeld: (mid: string) => Promise<boolean>
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
