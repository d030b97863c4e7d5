/**
 * Commands as a table: what each needs, who may give it, and what it decides. The same table gives the tablet its
 * instant answer and the server its authority.
 */
import type { Command } from '#domain/custody/entry.ts'
import { uuid } from '#domain/custody/grammar.ts'
import { may } from '#domain/policy.ts'
import { z } from 'zod'
import { accept, answerPoint, raise } from './fact-check.ts'
import { agree, close, giveBack, open } from './moderate.ts'
import { amend, archive, publish, sendToSchool, withdraw } from './publish.ts'
import { STATE_FIELD, statusField } from './review-document.ts'
import { type CommandFacts, type Decision, type Rule, applied, held, noTargets, rule } from './rule.ts'
import { submit } from './submit.ts'

const nothing = z.looseObject({})

const commands = {
  'review.start': rule({
    args: nothing,
    targets: noTargets,
    action: 'review.start',
    decide: () => applied([[STATE_FIELD, 'F']], { effect: 'judge-held-again' }),
  }),
  'evaluation.submit': submit,
  'evaluation.recall': rule({
    args: nothing,
    targets: noTargets,
    action: 'evaluation.recall',
    decide: ({ actor: { personId } }) => applied([[statusField(personId), 'draft']], { effect: 'recall', personId }),
  }),
  'moderation.open': open,
  'moderation.return': giveBack,
  'moderation.agree': agree,
  'moderation.close': close,
  'report.sendToSchool': sendToSchool,
  'factCheck.raise': raise,
  'factCheck.answer': answerPoint,
  'factCheck.accept': accept,
  'report.publish': publish,
  'report.amend': amend,
  'report.archive': archive,
  'review.withdraw': withdraw,
  'held.release': rule({
    args: z.looseObject({ mid: uuid }),
    targets: noTargets,
    action: null,
    decide: ({ holds }, { mid }) => (holds(mid) ? applied([], { effect: 'release', mid }) : held('not-allowed')),
  }),
}

export type CommandType = keyof typeof commands
export const COMMAND_TYPES = Object.keys(commands) as readonly CommandType[]

/**
 * Decides a command, in the order of precedence of the reasons: invalid, not allowed, moved, and last what the
 * command itself requires.
 */
export function decide({ type, args, targets }: Command, facts: CommandFacts): Decision {
  if (!Object.hasOwn(commands, type)) return held('invalid')
  const of = commands[type as CommandType] as Rule<unknown>
  const parsed = of.args.safeParse(args)
  if (!parsed.success || of.makesSense?.(facts.framework, parsed.data) === false) return held('invalid')
  const named = new Set(targets.map(({ doc }) => doc))
  const isCounted = of.targets.count === 'any' || targets.length === (of.targets.count === 'one' ? 1 : 0)
  if (!isCounted || named.size < targets.length || !targets.every((target) => of.targets.fits(target, parsed.data)))
    return held('invalid')
  const { actor, review } = facts
  if (of.action && !may(actor, of.action, { review, owner: actor.personId })) return held('not-allowed')
  const all = of.targets.all(facts, parsed.data)
  // Who names a single document and another than is theirs to judge has not been overtaken: it is not theirs.
  if (of.targets.count === 'one' && !all.every((doc) => named.has(doc))) return held('not-allowed')
  if (of.allowed?.(facts, parsed.data) === false) return held('not-allowed')
  const hasMoved = targets.some(({ doc, path, hash }) => facts.hashOf(doc, path) !== hash)
  return hasMoved || !all.every((doc) => named.has(doc)) ? held('moved') : of.decide(facts, parsed.data)
}
