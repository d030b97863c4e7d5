/**
 * Commands as a table: what each needs, who may give it, and what it decides. A command judges exact states: the
 * hashes of what the person was looking at travel with it, and where the world has moved it is held and asked
 * again. The same table gives the tablet its instant answer and the server its authority.
 */
import { z } from 'zod'
import type { Json } from '#domain/custody/canonical.ts'
import type { Command, HeldReason } from '#domain/custody/entry.ts'
import { evaluationOf, uuid } from '#domain/custody/grammar.ts'
import type { Fields } from '#domain/custody/state.ts'
import { gapsOf, openConflicts } from '#domain/evaluation/completeness.ts'
import type { Framework } from '#domain/framework/define.ts'
import { type Actor, type ReviewFacts, statusOf } from '#domain/people.ts'
import { type Action, may } from '#domain/policy.ts'
import { STATE_FIELD, statusField } from './review-document.ts'

/** What a decision is made upon. On the server all of it is read inside the command's own transaction. */
export interface CommandFacts {
  readonly actor: Actor
  readonly review: ReviewFacts
  readonly framework: Framework
  /** Everyone who is a peer reviewer of this review now. */
  readonly peers: readonly string[]
  /** The actor's own evaluation as it stands. */
  readonly evaluation: Fields
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

export type Decision =
  | {
      readonly outcome: 'applied'
      readonly decides: readonly (readonly [field: string, value: Json])[]
      readonly effects: readonly Effect[]
    }
  | { readonly outcome: 'held'; readonly reason: HeldReason; readonly fields?: readonly string[] }

interface Rule<Args> {
  readonly args: z.ZodType<Args>
  /** Whether the command judges the actor's whole own evaluation, or names no state at all. */
  readonly judges: 'own-evaluation' | 'nothing'
  readonly action: Action | null
  readonly decide: (facts: CommandFacts, args: Args) => Decision
}

const rule = <Args>(each: Rule<Args>): Rule<Args> => each
const held = (reason: HeldReason, fields?: readonly string[]): Decision =>
  fields ? { outcome: 'held', reason, fields } : { outcome: 'held', reason }
const applied = (decides: readonly (readonly [string, Json])[], ...effects: Effect[]): Decision => ({
  outcome: 'applied',
  decides,
  effects,
})

const nothing = z.looseObject({})

const commands = {
  'review.start': rule({
    args: nothing,
    judges: 'nothing',
    action: 'review.start',
    decide: () => applied([[STATE_FIELD, 'F']], { effect: 'judge-held-again' }),
  }),
  'evaluation.submit': rule({ args: nothing, judges: 'own-evaluation', action: 'evaluation.submit', decide: submit }),
  'evaluation.recall': rule({
    args: nothing,
    judges: 'nothing',
    action: 'evaluation.recall',
    decide: ({ actor: { personId } }) => applied([[statusField(personId), 'draft']], { effect: 'recall', personId }),
  }),
  'moderation.open': rule({
    args: z.looseObject({ without: z.array(uuid) }),
    judges: 'nothing',
    action: 'moderation.open',
    decide: ({ peers, review }, { without }) => {
      const unnamed = peers.filter((peer) => statusOf(review, peer) !== 'submitted' && !without.includes(peer))
      if (unnamed.length > 0) return held('incomplete', unnamed.map(statusField))
      return applied([[STATE_FIELD, 'S']])
    },
  }),
  'held.release': rule({
    args: z.looseObject({ mid: uuid }),
    judges: 'nothing',
    action: null,
    decide: ({ holds }, { mid }) => (holds(mid) ? applied([], { effect: 'release', mid }) : held('not-allowed')),
  }),
}

export type CommandType = keyof typeof commands

/**
 * Decides a command, in the order of precedence of the reasons: invalid, not allowed, moved, and last what the
 * command itself requires.
 */
export function decide(command: Command, facts: CommandFacts): Decision {
  if (!Object.hasOwn(commands, command.type)) return held('invalid')
  const { args, judges, action, decide: rule } = commands[command.type as CommandType] as Rule<unknown>
  const parsed = args.safeParse(command.args)
  const own = evaluationOf(facts.actor.personId)
  const [first, ...more] = command.targets
  if (!parsed.success || more.length > 0 || (judges === 'nothing') !== (first === undefined)) return held('invalid')
  if (first && (first.path !== '' || !first.doc.startsWith('evaluation/'))) return held('invalid')
  if (first && first.doc !== own) return held('not-allowed')
  if (action && !may(facts.actor, action, { review: facts.review, owner: facts.actor.personId }))
    return held('not-allowed')
  if (judges === 'own-evaluation' && !maySubmit(facts)) return held('not-allowed')
  if (first && facts.hashOf(first.doc, first.path) !== first.hash) return held('moved')
  return rule(facts, parsed.data)
}

/** In R one hands in again what was returned, in S what is late; what is handed in already stays. */
function maySubmit({ review, actor }: CommandFacts): boolean {
  const status = statusOf(review, actor.personId)
  return (
    review.state === 'F' ||
    (review.state === 'R' && status === 'returned') ||
    (review.state === 'S' && status === 'draft')
  )
}

function submit({ actor: { personId }, review, framework, evaluation }: CommandFacts): Decision {
  const doc = evaluationOf(personId)
  const conflicts = openConflicts(framework, doc, evaluation)
  if (conflicts.length > 0) return held('conflict-open', conflicts)
  const gaps = gapsOf(framework, evaluation)
  if (gaps.length > 0)
    return held(
      'incomplete',
      gaps.map((gap) => gap.field),
    )
  const stillReturned = [...review.statuses].some(([person, status]) => person !== personId && status === 'returned')
  const state: [string, Json][] = review.state === 'R' && !stillReturned ? [[STATE_FIELD, 'S']] : []
  return applied([[statusField(personId), 'submitted'], ...state], { effect: 'submit', personId })
}
