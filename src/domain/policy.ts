/**
 * Who may do what: one pure function, written as rules and denying by default. The table that the rules must
 * reproduce, cell by cell, stands in the tests; generating one from the other would prove nothing. Permission
 * is asked before existence, so that someone without access learns nothing, not even that a thing is there.
 */
import { documentId, documentKind } from './custody/grammar.ts'
import { type Actor, REVIEW_STATES, type ReviewFacts, type ReviewState, statusOf } from './people.ts'

export interface Facts {
  readonly review: ReviewFacts
  /** Whose the document is, for actions on somebody's own. */
  readonly owner?: string | null
  /** What the reading of a published report depends on beside the review; nothing of it holds where it is left out. */
  readonly published?: PublishedFacts
}

export interface PublishedFacts {
  /** The school has agreed, for this membership year, that its hub's manager reads its reports. */
  readonly agreed: boolean
  /** It was published so lately that whoever reviewed may still read it. */
  readonly recent: boolean
  /** The report is asked for by a link that the school has made, and that has neither ended nor been revoked. */
  readonly byLink: boolean
}

type Rule = (actor: Actor, facts: Facts) => boolean
type PeopleRule = (actor: Actor, facts: PeopleFacts) => boolean

const all =
  (...rules: Rule[]): Rule =>
  (actor, facts) =>
    rules.every((rule) => rule(actor, facts))
const any =
  (...rules: Rule[]): Rule =>
  (actor, facts) =>
    rules.some((rule) => rule(actor, facts))
/** Within these states, written as their letters: `within('PFSR')`. */
const within = (states: string, ...rules: Rule[]): Rule =>
  all((_, { review }) => states.includes(review.state), any(...rules))

const peer: Rule = ({ grants }, { review }) => grants.some((g) => g.role === 'PR' && g.reviewId === review.id)
const lead: Rule = ({ grants }, { review }) => grants.some((g) => g.role === 'LR' && g.reviewId === review.id)
const school: Rule = ({ grants }, { review }) => grants.some((g) => g.role === 'SL' && g.schoolId === review.schoolId)
const hub: Rule = ({ grants }, { review }) => grants.some((g) => g.role === 'HM' && g.hubId === review.hubId)
const central: Rule = ({ grants }) => grants.some((g) => g.role === 'CT')
const team = any(peer, lead)
const own: Rule = ({ personId }, { owner }) => owner === personId
const others: Rule = (actor, facts) => !own(actor, facts)
/** Own work has been handed in once: nobody reads another's evaluation, recalls and rewrites their own. */
const handedIn: Rule = ({ personId }, { review }) => statusOf(review, personId) !== 'draft'
const agreed: Rule = (_, { published }) => published?.agreed === true
const recent: Rule = (_, { published }) => published?.recent === true
const byLink: Rule = (_, { published }) => published?.byLink === true
/** Nobody publishes what they closed: a second pair of eyes reads every report. */
const closedByAnother: Rule = ({ personId }, { review }) => review.closedBy !== personId

const rules = {
  'review.read': any(team, central, within('PFSRMCUA', school, hub)),
  'review.plan': any(within('PF', lead, central), within('P', peer, school)),
  'review.start': within('P', lead, central),
  'review.withdraw': within('PFSRMC', central),
  'evidence.read own': all(own, team),
  'evidence.read others': all(others, any(within('FSRMC', team), within('SRMC', central))),
  'evidence.write': all(own, within('PFSR', team)),
  'evaluation.read own': all(own, team),
  'evaluation.read others': all(
    others,
    any(within('SRMC', all(peer, handedIn)), within('FSRMC', lead), within('SRMCUA', central)),
  ),
  'evaluation.progress': within('FSR', team, central),
  'evaluation.write': all(own, within('PFSR', team)),
  'evaluation.submit': all(own, within('FSR', team)),
  'evaluation.recall': all(own, within('F', team)),
  'moderation.open': within('F', lead),
  'moderation.return': within('SR', lead),
  'moderation.agree': within('SR', lead),
  'moderation.close': within('S', lead),
  'moderation.comment': any(within('FSR', team), within('SRM', central)),
  'report.write': any(within('SM', lead), within('MC', central)),
  'report.read draft': any(within('SRMC', team, central), within('C', school)),
  'report.sendToSchool': within('M', lead, central),
  'factCheck.raise': within('C', school),
  'factCheck.answer': within('C', lead, central),
  'report.publish': within('C', all(central, closedByAnother)),
  'report.amend': within('U', central),
  'report.archive': within('U', central),
  'report.read published': any(
    within('UA', lead, school, central, all(hub, agreed)),
    within('U', all(peer, recent), byLink),
  ),
  'report.share': within('UA', school),
  'excellence.nominate': within('PF', school),
} satisfies Record<string, Rule>

/** Whom it is about, for what concerns people and no one review. */
export interface PeopleFacts {
  readonly owner: string | null
}

const administrator: PeopleRule = ({ grants }) => grants.some((g) => g.role === 'SA' || g.role === 'CT')

const peopleRules = {
  'person.invite': administrator,
  'session.end': (actor, facts) => facts.owner === actor.personId || administrator(actor, facts),
} satisfies Record<string, PeopleRule>

export type PeopleAction = keyof typeof peopleRules
export const PEOPLE_ACTIONS = Object.keys(peopleRules) as readonly PeopleAction[]

/** Whether `actor` may do this with somebody, whatever the reviews that either has to do with. */
export function mayWithPeople(actor: Actor, action: PeopleAction, facts: PeopleFacts): boolean {
  return peopleRules[action](actor, facts)
}

export function isPeopleAction(action: string): action is PeopleAction {
  return Object.hasOwn(peopleRules, action)
}

export type Action = keyof typeof rules
export const ACTIONS = Object.keys(rules) as readonly Action[]

export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly reason: 'role' | 'state' }

/**
 * Whether `actor` may do `action`. A denial says whether the role could never do it (`role`) or only not while
 * the review is in this state (`state`).
 */
export function can(actor: Actor, action: Action, facts: Facts): Verdict {
  const rule = rules[action]
  if (rule(actor, facts)) return { allowed: true }
  const elsewhere = (Object.keys(REVIEW_STATES) as ReviewState[]).some((state) =>
    rule(actor, { ...facts, review: { ...facts.review, state } }),
  )
  return { allowed: false, reason: elsewhere ? 'state' : 'role' }
}

export function may(actor: Actor, action: Action, facts: Facts): boolean {
  return rules[action](actor, facts)
}

/** What a person is given of a document: its present state, its author's last submitted one, or nothing. */
export type Sight = 'present' | 'submitted' | null

/** What the reading of a document depends on beside the review: whose it is, and whether a note is shared. */
export interface DocumentFacts {
  readonly owner: string | null
  readonly shared: boolean
}

export function sightOf(actor: Actor, doc: string, review: ReviewFacts, document: DocumentFacts): Sight {
  const owner = ownerOf(doc, document.owner)
  const facts = { review, owner }
  const seen = (allowed: boolean): Sight => (allowed ? 'present' : null)
  switch (documentKind(doc)) {
    case 'review':
      return seen(may(actor, 'review.read', facts))
    case 'evaluation':
      if (may(actor, 'evaluation.read own', facts)) return 'present'
      return may(actor, 'evaluation.read others', facts) ? 'submitted' : null
    case 'evidence':
      if (may(actor, 'evidence.read own', facts)) return 'present'
      return seen(document.shared && may(actor, 'evidence.read others', facts))
    case 'nomination':
    case 'plan':
      return seen(may(actor, 'review.read', facts) && any(team, school, central)(actor, facts))
    case 'section':
      return seen(may(actor, 'report.read draft', facts))
    case 'comment':
      return seen(may(actor, 'moderation.comment', facts))
    default:
      return null
  }
}

/**
 * Whether whoever is given a document is also given what it said before. A school reads the report as it is handed to it,
 * and what was agreed as it stands: what the team tried out on the way, and why, is the team's.
 */
export function readsPast(actor: Actor, doc: string, review: ReviewFacts): boolean {
  const isTheTeams = ['section', 'review'].includes(documentKind(doc))
  return !isTheTeams || any(team, central)(actor, { review })
}

/** The action that a direct write to a document is, or null: only the server writes `review`. */
export function writeAction(doc: string): Action | null {
  const actions: { readonly [kind: string]: Action } = {
    evaluation: 'evaluation.write',
    evidence: 'evidence.write',
    nomination: 'excellence.nominate',
    section: 'report.write',
    comment: 'moderation.comment',
    plan: 'review.plan',
  }
  return actions[documentKind(doc)] ?? null
}

/** An evaluation belongs to the person it is named by; any other document to whoever made it first. */
export function ownerOf(doc: string, firstAuthor: string | null): string | null {
  return documentKind(doc) === 'evaluation' ? documentId(doc) : firstAuthor
}
