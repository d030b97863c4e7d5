/**
 * The policy against the normative table, cell by cell. A table that the rules were generated from would prove
 * nothing, and neither would a comparison that cannot fail: so every single cell is also flipped, and the flip must
 * be reported, and nothing else.
 */
import { COLUMNS, type Column, PEOPLE_TABLE, type Row, STATES, TABLE } from '#tests/policy-table.ts'
import { describe, expect, test } from 'vitest'
import type { Actor, EvaluationStatus, Grant, ReviewFacts, ReviewState } from './people.ts'
import { ACTIONS, type Facts, PEOPLE_ACTIONS, can, may, mayWithPeople, sightOf } from './policy.ts'

const id = (n: number) => `01939f3a-0000-7000-8000-00000000000${n}`
const [ME, ANOTHER, REVIEW, OTHER_REVIEW, SCHOOL, OTHER_SCHOOL, HUB, OTHER_HUB] = [1, 2, 3, 4, 5, 6, 7, 8].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]

const grants: { readonly [column in Column]: readonly Grant[] } = {
  PR: [{ role: 'PR', reviewId: REVIEW }],
  PRx: [{ role: 'PR', reviewId: OTHER_REVIEW }],
  LR: [{ role: 'LR', reviewId: REVIEW }],
  LRx: [{ role: 'LR', reviewId: OTHER_REVIEW }],
  SL: [{ role: 'SL', schoolId: SCHOOL }],
  SLx: [{ role: 'SL', schoolId: OTHER_SCHOOL }],
  HM: [{ role: 'HM', hubId: HUB }],
  HMx: [{ role: 'HM', hubId: OTHER_HUB }],
  CT: [{ role: 'CT' }],
  SA: [{ role: 'SA' }],
  AP: [{ role: 'AP' }],
  LK: [],
  AN: [],
}

/** Whoever holds a link, or nobody at all, is no person. */
const isSomebody = (column: Column) => column !== 'LK' && column !== 'AN'
const actor = (column: Column): Actor => ({ personId: isSomebody(column) ? ME : '', grants: grants[column] })

function review(state: string, status: EvaluationStatus = 'submitted'): ReviewFacts {
  const statuses = new Map([
    [ME, status],
    [ANOTHER, 'submitted' as const],
  ])
  return { id: REVIEW, schoolId: SCHOOL, hubId: HUB, state: state as ReviewState, statuses }
}

/** What holds for whom: a report is of late and agreed upon for everyone, and asked for by link by those who hold one. */
function facts(row: Row, state: string, column: Column): Facts {
  const owner = { own: ME, others: ANOTHER, none: null }[row.of ?? 'none']
  const published = { agreed: true, recent: true, byLink: column === 'LK' }
  return row.of ? { review: review(state), owner, published } : { review: review(state), published }
}

const cells = TABLE.flatMap((row) => COLUMNS.flatMap((column) => STATES.map((state) => ({ row, column, state }))))
type Cell = (typeof cells)[number]

const says = ({ row, column, state }: Cell) => (row.allowed[column] ?? '').includes(state)
const rules = cells.map(({ row, column, state }) => can(actor(column), row.action, facts(row, state, column)).allowed)
const differing = (table: readonly boolean[]) =>
  table.flatMap((allowed, index) => (allowed === rules[index] ? [] : [index]))

test('every action has its row', () => {
  expect(TABLE.map((row) => row.action).toSorted()).toEqual(ACTIONS.toSorted())
})

describe.each(TABLE)('$action', (row) => {
  test.each(COLUMNS)('%s', (column) => {
    const allowed = STATES.filter((state) => can(actor(column), row.action, facts(row, state, column)).allowed)
    expect(allowed.join('')).toBe(STATES.filter((state) => (row.allowed[column] ?? '').includes(state)).join(''))
  })
})

test('flipping any one cell fails exactly that cell', () => {
  const table = cells.map(says)
  expect(differing(table)).toEqual([])
  for (const index of cells.keys()) {
    const flipped = table.with(index, !table[index]!)
    expect(differing(flipped)).toEqual([index])
  }
})

test('a denial tells a role that never could from a state in which it cannot', () => {
  for (const { row, column, state } of cells) {
    const verdict = can(actor(column), row.action, facts(row, state, column))
    expect(may(actor(column), row.action, facts(row, state, column))).toBe(verdict.allowed)
    const never = (row.allowed[column] ?? '') === ''
    expect(verdict.allowed || verdict.reason).toBe(verdict.allowed || (never ? 'role' : 'state'))
  }
})

test('what is one’s own is asked about the owner: nobody writes, submits or recalls for another', () => {
  for (const row of TABLE.filter((each) => each.of === 'own')) {
    for (const column of COLUMNS) {
      for (const state of STATES) {
        for (const owner of [ANOTHER, null])
          expect(may(actor(column), row.action, { review: review(state), owner })).toBe(false)
      }
    }
  }
})

describe('what a right depends on beside role and state', () => {
  const reads = (column: Column, published: Partial<NonNullable<Facts['published']>>) =>
    STATES.filter((state) =>
      may(actor(column), 'report.read published', {
        review: review(state),
        published: { agreed: false, recent: false, byLink: false, ...published },
      }),
    ).join('')

  test('a hub’s manager reads a report under the year’s agreement alone, a peer for a while', () => {
    expect([reads('HM', {}), reads('HM', { recent: true }), reads('HM', { agreed: true })]).toEqual(['', '', 'UA'])
    expect([reads('PR', {}), reads('PR', { agreed: true }), reads('PR', { recent: true })]).toEqual(['', '', 'U'])
    expect([reads('HMx', { agreed: true, recent: true }), reads('PRx', { agreed: true, recent: true })]).toEqual([
      '',
      '',
    ])
  })

  test('a link is asked for by whoever has it, and ends with the report’s being archived', () => {
    expect([reads('AN', {}), reads('AN', { agreed: true, recent: true }), reads('LK', { byLink: true })]).toEqual([
      '',
      '',
      'U',
    ])
  })

  test('whoever closed the moderation does not publish', () => {
    const publishes = (closedBy: string | null) =>
      may(actor('CT'), 'report.publish', { review: { ...review('C'), closedBy } })
    expect([publishes(ANOTHER), publishes(null), publishes(ME)]).toEqual([true, true, false])
  })
})

describe('with people, whatever their reviews', () => {
  const OWNERS = { own: ME, others: ANOTHER } as const
  const allowed = PEOPLE_TABLE.flatMap((row) =>
    COLUMNS.map((column) => mayWithPeople(actor(column), row.action, { owner: OWNERS[row.of ?? 'others'] })),
  )
  const said = PEOPLE_TABLE.flatMap((row) => COLUMNS.map((column) => row.allowed.includes(column)))

  test('every action has its row', () => {
    expect([...new Set(PEOPLE_TABLE.map((row) => row.action))].toSorted()).toEqual(PEOPLE_ACTIONS.toSorted())
  })
  test('cell by cell', () => expect(allowed).toEqual(said))
  test('flipping any one cell fails', () => {
    for (const index of said.keys()) expect(allowed).not.toEqual(said.with(index, !said[index]!))
  })
  test('nobody signed in, or whoever holds a link, is no owner', () => {
    for (const column of ['LK', 'AN'] as const)
      for (const action of PEOPLE_ACTIONS) expect(mayWithPeople(actor(column), action, { owner: ME })).toBe(false)
  })
})

describe('what a person is given of a document', () => {
  const sight = (
    column: Column,
    doc: string,
    state: string,
    status?: EvaluationStatus,
    document = { owner: null as string | null, shared: false },
  ) => sightOf(actor(column), doc, review(state, status), document)

  test('a peer whose own evaluation is still a draft reads nobody else’s, in no state', () => {
    for (const state of STATES) expect(sight('PR', `evaluation/${ANOTHER}`, state, 'draft')).toBeNull()
    for (const state of ['S', 'R', 'M', 'C'])
      expect(sight('PR', `evaluation/${ANOTHER}`, state, 'returned')).toBe('submitted')
  })

  test('nobody but its author is ever given an evaluation as it stands', () => {
    for (const column of COLUMNS) {
      for (const state of STATES) {
        expect(sight(column, `evaluation/${ANOTHER}`, state)).not.toBe('present')
      }
    }
    for (const state of STATES) {
      for (const column of ['PR', 'LR'] as const) expect(sight(column, `evaluation/${ME}`, state)).toBe('present')
    }
  })

  test('a note is for others only while it is shared', () => {
    const note = 'evidence/n'
    for (const column of COLUMNS) {
      for (const state of STATES) {
        expect(sight(column, note, state, 'submitted', { owner: ANOTHER, shared: false })).toBeNull()
        const row = TABLE.find((each) => each.action === 'evidence.read others')!
        const given = sight(column, note, state, 'submitted', { owner: ANOTHER, shared: true })
        expect(given).toBe((row.allowed[column] ?? '').includes(state) ? 'present' : null)
      }
    }
  })

  test('somebody who is not on the review is given nothing of it, whatever the document', () => {
    const docs = [
      'review',
      'plan',
      'nomination/n',
      'section/context',
      'comment/c',
      'evidence/e',
      `evaluation/${ME}`,
      `evaluation/${ANOTHER}`,
      'unheard/of',
    ]
    for (const column of ['PRx', 'LRx', 'SLx', 'HMx', 'SA', 'AP', 'LK', 'AN'] as const) {
      for (const state of STATES) {
        for (const doc of docs) expect(sight(column, doc, state, 'submitted', { owner: ME, shared: true })).toBeNull()
      }
    }
  })

  test('whoever is given any document of a review may read the review', () => {
    const docs = [
      'plan',
      'nomination/n',
      'section/context',
      'comment/c',
      'evidence/e',
      `evaluation/${ME}`,
      `evaluation/${ANOTHER}`,
    ]
    for (const column of COLUMNS) {
      for (const state of STATES) {
        const given = docs.filter((doc) => sight(column, doc, state, 'submitted', { owner: ME, shared: true }) !== null)
        expect(given.length === 0 || sight(column, 'review', state) === 'present').toBe(true)
      }
    }
  })
})
