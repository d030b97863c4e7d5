/**
 * Who may do what, as the normative table says it: for each action and each role the states in which it is allowed,
 * all else being denied. The rules in the domain are written independently of this; the tests hold one against the
 * other, cell by cell. Rows whose actions no release has yet are added with their actions.
 */
import type { Action, PeopleAction } from '#domain/policy.ts'

export const STATES = ['P', 'F', 'S', 'R', 'M', 'C', 'U', 'A', 'W'] as const

/**
 * PR, LR, SL, HM are on this review; with an x, on another. CT the central team, SA the administrator, AP a
 * panellist, LK whoever holds a share link, AN nobody who is signed in.
 */
export const COLUMNS = ['PR', 'PRx', 'LR', 'LRx', 'SL', 'SLx', 'HM', 'HMx', 'CT', 'SA', 'AP', 'LK', 'AN'] as const
export type Column = (typeof COLUMNS)[number]

export interface Row {
  readonly action: Action
  /** Whose the thing is that is asked about, where that matters. */
  readonly of?: 'own' | 'others'
  readonly allowed: { readonly [column in Column]?: string }
}

const ALL = STATES.join('')
const TEAM = (states: string) => ({ PR: states, LR: states })

export const TABLE: readonly Row[] = [
  { action: 'review.read', allowed: { ...TEAM(ALL), SL: 'PFSRMCUA', HM: 'PFSRMCUA', CT: ALL } },
  { action: 'review.plan', allowed: { PR: 'P', LR: 'PF', SL: 'P', CT: 'PF' } },
  { action: 'review.start', allowed: { LR: 'P', CT: 'P' } },
  { action: 'review.withdraw', allowed: { CT: 'PFSRMC' } },
  { action: 'evidence.read own', of: 'own', allowed: TEAM(ALL) },
  { action: 'evidence.read others', of: 'others', allowed: { ...TEAM('FSRMC'), CT: 'SRMC' } },
  { action: 'evidence.write', of: 'own', allowed: TEAM('PFSR') },
  { action: 'evaluation.read own', of: 'own', allowed: TEAM(ALL) },
  /** For a peer reviewer, once their own has been submitted. */
  { action: 'evaluation.read others', of: 'others', allowed: { PR: 'SRMC', LR: 'FSRMC', CT: 'SRMCUA' } },
  { action: 'evaluation.progress', of: 'others', allowed: { ...TEAM('FSR'), CT: 'FSR' } },
  { action: 'evaluation.write', of: 'own', allowed: TEAM('PFSR') },
  { action: 'evaluation.submit', of: 'own', allowed: TEAM('FSR') },
  { action: 'evaluation.recall', of: 'own', allowed: TEAM('F') },
  { action: 'moderation.open', allowed: { LR: 'F' } },
  { action: 'moderation.return', allowed: { LR: 'SR' } },
  { action: 'moderation.agree', allowed: { LR: 'SR' } },
  { action: 'moderation.close', allowed: { LR: 'S' } },
  { action: 'moderation.comment', allowed: { ...TEAM('FSR'), CT: 'SRM' } },
  { action: 'report.write', allowed: { LR: 'SM', CT: 'MC' } },
  { action: 'report.read draft', allowed: { ...TEAM('SRMC'), SL: 'C', CT: 'SRMC' } },
  { action: 'report.sendToSchool', allowed: { LR: 'M', CT: 'M' } },
  { action: 'factCheck.raise', allowed: { SL: 'C' } },
  { action: 'factCheck.answer', allowed: { LR: 'C', CT: 'C' } },
  /** By whoever did not close the moderation. */
  { action: 'report.publish', allowed: { CT: 'C' } },
  { action: 'report.amend', allowed: { CT: 'U' } },
  { action: 'report.archive', allowed: { CT: 'U' } },
  /** For 30 days by a peer, under the year's agreement by the hub's manager, while it is valid by a link. */
  { action: 'report.read published', allowed: { PR: 'U', LR: 'UA', SL: 'UA', HM: 'UA', CT: 'UA', LK: 'U' } },
  { action: 'report.share', allowed: { SL: 'UA' } },
  { action: 'excellence.nominate', allowed: { SL: 'PF' } },
]

/** Who may do what with people: it does not depend on the state of any review. */
export const PEOPLE_TABLE: readonly {
  readonly action: PeopleAction
  readonly of?: 'own' | 'others'
  readonly allowed: readonly Column[]
}[] = [
  { action: 'person.invite', allowed: ['CT', 'SA'] },
  { action: 'session.end', of: 'own', allowed: COLUMNS.filter((column) => column !== 'LK' && column !== 'AN') },
  { action: 'session.end', of: 'others', allowed: ['CT', 'SA'] },
]
