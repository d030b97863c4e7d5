/**
 * One real attempt over HTTP for each action: a route that is called, or an entry that is handed over. Each is made so
 * that nothing but a lack of right stands in its way, or a refusal would prove nothing.
 */
import type { JsonObject } from '#domain/custody/canonical.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { hostQuestionField } from '#domain/evaluation/host-question.ts'
import type { Answer } from '#domain/api.ts'
import type { Action, PeopleAction } from '#domain/policy.ts'
import type { Column } from '#tests/policy-table.ts'
import { AREAS, CONTEXT } from '#tests/world/published.ts'
import { type Answered, type ServerWorld, command, write } from '#tests/world/server.ts'
import { v7 } from 'uuid'
import { type Cast, type Signed, signedIn } from './cast.ts'
import type { Trial } from './trial.ts'

export type Asks = (trial: Trial, column: Column) => Promise<Answered<unknown>>
export type Says = (trial: Trial, column: Column) => JsonObject

export type Attempt =
  | { readonly as: 'route'; readonly asks: Asks }
  /** `open`: it is about an evaluation that has not been handed in, or has been given back. */
  | { readonly as: 'command' | 'write'; readonly says: Says; readonly open?: true }

const get =
  (path: (trial: Trial, column: Column) => string): Asks =>
  (trial, column) =>
    trial.cast[column].call('GET', `/reviews/${trial.rid}${path(trial, column)}`)
/** One’s own; nobody in particular has none, and asks for somebody’s. */
const noteOf = ({ notes }: Trial, column: Column) => notes[column as Signed] ?? notes.PR
const decides = (type: string, args?: JsonObject): Attempt => ({ as: 'command', says: () => command(type, args) })

export const ATTEMPTS: { readonly [action in Action]: Attempt } = {
  'review.read': { as: 'route', asks: get(() => '') },
  'review.plan': { as: 'write', says: () => write('plan', hostQuestionField('leadership'), 'What do pupils say?') },
  'review.start': decides('review.start'),
  'review.withdraw': decides('review.withdraw', { reason: 'The school is closed.' }),
  'evidence.read own': { as: 'route', asks: get((trial, column) => `/documents/${noteOf(trial, column)}`) },
  'evidence.read others': { as: 'route', asks: get(({ notes }) => `/documents/${notes.colleague}`) },
  'evidence.write': { as: 'write', says: (trial, column) => write(noteOf(trial, column), 'session', 'Mathematics') },
  'evaluation.read own': {
    as: 'route',
    asks: get(({ cast }, column) => `/documents/${evaluationOf(cast[column].id)}`),
  },
  'evaluation.read others': { as: 'route', asks: get(({ cast }) => `/documents/${evaluationOf(cast.colleague.id)}`) },
  'evaluation.progress': { as: 'route', asks: get(() => '/progress') },
  'evaluation.write': {
    as: 'write',
    says: ({ cast }, column) =>
      write(evaluationOf(cast[column].id), `areas/leadership/went-well/${v7()}/text`, 'One more'),
    open: true,
  },
  'evaluation.submit': {
    as: 'command',
    says: ({ cast, target }, column) => command('evaluation.submit', {}, [target(evaluationOf(cast[column].id))]),
    open: true,
  },
  'evaluation.recall': decides('evaluation.recall'),
  'moderation.open': decides('moderation.open', { without: [] }),
  'moderation.return': {
    as: 'command',
    says: ({ target, cast: { colleague } }) =>
      command('moderation.return', { personId: colleague.id, reasons: { leadership: 'Which classes?' } }, [
        target(evaluationOf(colleague.id)),
      ]),
  },
  'moderation.agree': {
    as: 'command',
    says: ({ target, cast: { PR, LR, colleague } }) =>
      command(
        'moderation.agree',
        { area: 'leadership', estimate: 'leading', reason: 'By the evidence.' },
        [PR, LR, colleague].map(({ id }) => target(evaluationOf(id), `areas/${AREAS[0]}`)),
      ),
  },
  'moderation.close': decides('moderation.close'),
  'moderation.comment': { as: 'write', says: () => write(`comment/${v7()}`, 'text', 'Is this so in every class?') },
  'report.write': { as: 'write', says: () => write('section/provision', 'text', 'Lessons are well made.') },
  'report.read draft': { as: 'route', asks: get(() => `/documents/${CONTEXT}`) },
  'report.sendToSchool': { as: 'command', says: ({ target }) => command('report.sendToSchool', {}, [target(CONTEXT)]) },
  'factCheck.raise': {
    as: 'command',
    says: () =>
      command('factCheck.raise', { point: v7(), section: 'context', field: 'text', quote: 'river', text: 'A canal.' }),
  },
  'factCheck.answer': {
    as: 'command',
    says: ({ point, answer }) => command('factCheck.answer', { point, answer, outcome: 'corrected', text: '' }),
  },
  'report.publish': { as: 'command', says: ({ target }) => command('report.publish', {}, [target(CONTEXT)]) },
  'report.amend': decides('report.amend', {
    reason: 'It is a canal.',
    version: 0,
    changes: [{ section: 'context', field: 'text', value: 'A small school by a canal.' }],
  }),
  'report.archive': decides('report.archive'),
  'report.read published': {
    as: 'route',
    asks: (trial, column) =>
      column === 'LK'
        ? trial.cast.LK.call('POST', '/shared', { token: trial.token })
        : get(() => '/report')(trial, column),
  },
  'report.share': {
    as: 'route',
    asks: async ({ cast, rid }, column) => {
      const link = { audience: { kind: 'trust' }, days: 7 }
      const made = await cast[column].call('POST', `/reviews/${rid}/shares`, link)
      // No link is made to an archived report. What is left to share it by is the agreement.
      return made.problem === 'no-longer-shared'
        ? cast[column].call('POST', `/reviews/${rid}/agreement`, { agreed: true })
        : made
    },
  },
  'excellence.nominate': { as: 'write', says: () => write(`nomination/${v7()}`, 'title', 'Reading for pleasure') },
}

type AsksAbout = (world: ServerWorld, cast: Cast, column: Column, person: string) => Promise<Answered<unknown>>

export const PEOPLE_ATTEMPTS: { readonly [action in PeopleAction]: AsksAbout } = {
  'person.invite': (_, cast, column, person) => cast[column].call('POST', `/people/${person}/invitations`),
  'session.end': async (world, cast, column, person) => {
    const { body } = await (await signedIn(world, person))<Answer<'sessions'>>('GET', '/sessions')
    const { id } = body.sessions.find(({ current }) => current)!
    return cast[column].call('POST', `/sessions/${id}/end`)
  },
}
