/**
 * What the rows of a file say, once every one makes sense by itself and beside the others. The file is the whole of it:
 * what a row names must stand in the file too, so that nothing is understood from what happens to be in a store.
 */
import { ROLES } from '#domain/people.ts'
import { frameworks } from '#domain/framework/registry.ts'
import { z } from 'zod'
import { missing, sharedAddresses, teams } from './checks.ts'
import { dayIn } from './day.ts'
import type { Column, Mistake, Row, Rows } from './file.ts'
import type { Named, Network, NetworkRole, Person, Review, School, Thing } from './network.ts'

const KINDS = {
  hub: ['name'],
  trust: ['name'],
  school: ['name', 'hub', 'trust'],
  person: ['name', 'email', 'school', 'hub', 'role'],
  review: ['school', 'framework', 'from', 'to', 'lead', 'reviewers'],
} as const satisfies Readonly<Record<string, readonly Column[]>>
type Kind = keyof typeof KINDS

/** Roles by the words that a file has for them. */
const BY_WORDS = new Map((['SL', 'HM', 'CT'] as const).map((role) => [ROLES[role].toLowerCase(), role]))

const KEY = /^[a-z0-9-]{1,64}$/
const email = z.email()

/** The network, and every mistake in the file by its line. With a mistake, the network is not to be used. */
export function readNetwork({ rows, mistakes: before }: Rows): {
  readonly network: Network
  readonly mistakes: readonly Mistake[]
} {
  const mistakes = [...before]
  const things = { hub: new Map(), trust: new Map(), school: new Map(), person: new Map(), review: new Map() }
  for (const row of rows) {
    const wrong = (words: string) => void mistakes.push({ line: row.line, words })
    const kind = kindOf(row, wrong)
    if (kind === null) continue
    const { key } = row.cells
    const earlier = things[kind].get(key) as Thing | undefined
    if (!KEY.test(key)) wrong('The key must be of small letters, digits and hyphens, such as thistledown-bridge.')
    else if (earlier) wrong(`The key ${key} stands for the ${kind} of line ${earlier.line} already.`)
    else things[kind].set(key, read[kind](row, wrong))
  }
  const { hub: hubs, trust: trusts, school: schools, person: people, review: reviews } = things
  const network: Network = { hubs, trusts, schools, people, reviews }
  mistakes.push(...missing(network), ...sharedAddresses(network), ...teams(network))
  return { network, mistakes: mistakes.toSorted((a, b) => a.line - b.line) }
}

type Wrong = (words: string) => void

function kindOf({ cells }: Row, wrong: Wrong): Kind | null {
  const kind = cells.kind.toLowerCase()
  if (!Object.hasOwn(KINDS, kind)) {
    wrong(`The kind must be one of ${Object.keys(KINDS).join(', ')}${kind === '' ? '' : `, and not ${cells.kind}`}.`)
    return null
  }
  const own: readonly string[] = ['kind', 'key', 'notes', ...KINDS[kind as Kind]]
  const strays = (Object.keys(cells) as Column[]).filter((column) => cells[column] !== '' && !own.includes(column))
  if (strays.length > 0) wrong(`A ${kind} has nothing in the column ${strays.join(', ')}. Has a cell slipped?`)
  return kind as Kind
}

const read: { readonly [K in Kind]: (row: Row, wrong: Wrong) => Thing } = {
  hub: named,
  trust: named,
  school: (row, wrong): School => ({
    ...named(row, wrong),
    hub: needed(row, 'hub', wrong),
    trust: row.cells.trust || null,
  }),
  person: (row, wrong): Person => ({
    ...named(row, wrong),
    email: addressIn(row, wrong),
    school: row.cells.school || null,
    hub: row.cells.hub || null,
    roles: rolesIn(row, wrong),
  }),
  review: (row, wrong): Review => {
    const framework = needed(row, 'framework', wrong)
    const known = [...frameworks.keys()].join(', ')
    if (framework !== '' && !frameworks.has(framework)) wrong(`There is no framework ${framework}. There is: ${known}.`)
    const [from, to] = (['from', 'to'] as const).map((column) => dayOf(row, column, wrong)) as [string, string]
    if (from !== '' && to !== '' && from > to) wrong(`The review ends on ${to}, before it begins on ${from}.`)
    const [lead = '', ...others] = listed(needed(row, 'lead', wrong))
    if (others.length > 0) wrong('A review has one lead. The others are reviewers.')
    const { line, cells } = row
    return {
      line,
      key: cells.key,
      school: needed(row, 'school', wrong),
      framework,
      from,
      to,
      lead,
      reviewers: listed(cells.reviewers),
    }
  },
}

function named(row: Row, wrong: Wrong): Named {
  return { line: row.line, key: row.cells.key, name: needed(row, 'name', wrong) }
}

function needed({ cells }: Row, column: Column, wrong: Wrong): string {
  if (cells[column] === '') wrong(`A ${cells.kind.toLowerCase()} needs something in the column ${column}.`)
  return cells[column]
}

function listed(cell: string): readonly string[] {
  return cell
    .split(/[;,]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

function addressIn({ cells }: Row, wrong: Wrong): string | null {
  if (cells.email === '') return null
  if (!email.safeParse(cells.email).success) wrong(`${cells.email} is no e-mail address.`)
  return cells.email.toLowerCase()
}

function rolesIn({ cells }: Row, wrong: Wrong): readonly NetworkRole[] {
  const roles: NetworkRole[] = []
  for (const words of listed(cells.role.toLowerCase())) {
    const role = BY_WORDS.get(words)
    if (!role) wrong(`There is no role ${words}. There is: ${[...BY_WORDS.keys()].join(', ')}.`)
    else roles.push(role)
  }
  if (roles.includes('SL') && cells.school === '')
    wrong(`A ${ROLES.SL.toLowerCase()} needs their school in the column school.`)
  if (roles.includes('HM') && cells.hub === '') wrong(`A ${ROLES.HM.toLowerCase()} needs their hub in the column hub.`)
  if (cells.hub !== '' && !roles.includes('HM')) wrong('The column hub is for the hub that a hub manager manages.')
  return roles
}

function dayOf(row: Row, column: 'from' | 'to', wrong: Wrong): string {
  const cell = needed(row, column, wrong)
  const day = dayIn(cell)
  if (cell !== '' && day === null) wrong(`${cell} is no day. Write 2026-11-20 or 20/11/2026.`)
  return day ?? ''
}
