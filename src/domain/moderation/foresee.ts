/**
 * What decisions come to before anybody has answered: the rules that the server will ask, asked over what is known here.
 * So a lead without a connection sees the agreed estimate at once, and the next decision is made upon it. What the rules
 * would hold changes nothing, as on the server.
 */
import type { Command } from '#domain/custody/entry.ts'
import type { Fields } from '#domain/custody/state.ts'
import { decide } from './commands.ts'
import { reviewAfter } from './review-after.ts'
import type { CommandFacts, Decision, Effect } from './rule.ts'

/** A command that has been given and not been answered yet. */
export interface Unanswered {
  readonly mid: string
  readonly by: string
  readonly at: string
  readonly command: Command
}

/** The facts as these commands will leave them, oldest first. What they decide has heads that nobody has received. */
export function foresee(facts: CommandFacts, unanswered: readonly Unanswered[]): CommandFacts {
  return unanswered.reduce((now, each) => after(now, each, decide(each.command, now)), facts)
}

function after(facts: CommandFacts, { mid, by, at }: Unanswered, decision: Decision): CommandFacts {
  if (decision.outcome === 'held') return facts
  const decided = new Map(facts.decided)
  for (const [field, value] of decision.decides) decided.set(field, [{ mid, by, at, value, receivedAt: null }])
  return {
    ...facts,
    decided,
    review: reviewAfter(facts.review, decision.decides, by),
    submitted: decision.effects.reduce((now, effect) => submittedAfter(now, effect, facts), facts.submitted),
  }
}

function submittedAfter(
  before: CommandFacts['submitted'],
  effect: Effect,
  { evaluation }: CommandFacts,
): CommandFacts['submitted'] {
  const submitted = new Map<string, Fields>(before)
  if (effect.effect === 'submit') submitted.set(effect.personId, evaluation)
  if (effect.effect === 'recall') submitted.delete(effect.personId)
  return submitted
}
