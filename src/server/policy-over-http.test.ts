/**
 * The normative table of who may do what, over HTTP: for each action, role and state somebody who holds exactly that role
 * tries it, and whether it was done is held against the table, cell by cell. Every action has its attempt, or this does
 * not type-check.
 */
import { ACTIONS, type Action } from '#domain/policy.ts'
import { ATTEMPTS, type Asks, PEOPLE_ATTEMPTS, type Says } from '#tests/every-role/attempts.ts'
import { castOf } from '#tests/every-role/cast.ts'
import { OTHERS, trialIn } from '#tests/every-role/trial.ts'
import { DONE, type Outcome, REFUSED, call, outcomeOf, say, trials } from '#tests/every-role/trying.ts'
import { COLUMNS, type Column, PEOPLE_TABLE, STATES, TABLE } from '#tests/policy-table.ts'
import { chanceOf } from '#tests/simulation/chance.ts'
import { type ServerWorld, serverWorld } from '#tests/world/server.ts'
import { describe, expect, test } from 'vitest'

type State = (typeof STATES)[number]
/** What comes of each attempt, by the name of its cell. */
type Cells = ReadonlyMap<string, Outcome>

const FLIPPED = 50

const told = (allowed: boolean): Outcome => (allowed ? DONE : REFUSED)
const nameOf = (action: string, column: Column) => `${action}, ${column}`
const differing = (table: Cells, observed: Cells) =>
  [...new Set([...table.keys(), ...observed.keys()])].filter((cell) => table.get(cell) !== observed.get(cell))

/** So many of the cells, by chance, each with the table in which it alone is flipped. */
function flips(table: Cells, seed: number, many: number): readonly (readonly [cell: string, flipped: Cells])[] {
  const chance = chanceOf(seed)
  return Array.from({ length: many }, () => {
    const cell = chance.pick([...table.keys()])
    return [cell, new Map(table).set(cell, told(table.get(cell) === REFUSED))]
  })
}

const asks = ACTIONS.flatMap((action): [Action, Asks][] => {
  const attempt = ATTEMPTS[action]
  return attempt.as === 'route' ? [[action, attempt.asks]] : []
})

/** Commands before writes: what somebody writes would overtake their own decision. */
const says = (isOpen: boolean) =>
  (['command', 'write'] as const).flatMap((kind) =>
    ACTIONS.flatMap((action): [Action, Says][] => {
      const attempt = ATTEMPTS[action]
      return attempt.as === kind && (attempt.open ?? false) === isOpen ? [[action, attempt.says]] : []
    }),
  )

async function observe(world: ServerWorld, state: State): Promise<Cells> {
  const cast = await castOf(world)
  // In the first review the others have been on the team, and know of it; of those after it most have never heard.
  const status = 'submitted'
  const handedIn = trials(
    () => trialIn(world, cast, { state, status }),
    trialIn(world, cast, { state, status, before: OTHERS }),
  )
  const open = trials(() => trialIn(world, cast, { state, status: 'PFS'.includes(state) ? 'draft' : 'returned' }))
  const observed = new Map<string, Outcome>()
  for (const attempts of [
    (column: Column) => call(world, handedIn, column, asks),
    (column: Column) => say(world, handedIn, column, says(false)),
    (column: Column) => say(world, open, column, says(true)),
  ])
    for (const column of COLUMNS)
      for (const [action, outcome] of await attempts(column)) observed.set(nameOf(action, column), outcome)
  return observed
}

describe.each(STATES)('in state %s', (state) => {
  test('what each is let do is what the table says, and a flipped cell is told alone', async () => {
    const table = new Map(
      TABLE.flatMap(({ action, allowed }) =>
        COLUMNS.map((column) => [nameOf(action, column), told((allowed[column] ?? '').includes(state))] as const),
      ),
    )
    const observed = await observe(await serverWorld({ planned: true }), state)
    expect(differing(table, observed)).toEqual([])
    for (const [cell, flipped] of flips(table, STATES.indexOf(state), Math.ceil(FLIPPED / STATES.length)))
      expect(differing(flipped, observed)).toEqual([cell])
  })
})

test('with people, whatever their reviews', async () => {
  const world = await serverWorld({ planned: true })
  const cast = await castOf(world)
  await trialIn(world, cast, { state: 'F', status: 'draft' })
  const [table, observed] = [new Map<string, Outcome>(), new Map<string, Outcome>()]
  for (const { action, of = 'others', allowed } of PEOPLE_TABLE) {
    for (const column of COLUMNS) {
      const person = of === 'own' && column !== 'LK' && column !== 'AN' ? cast[column] : cast.colleague
      const answer = await PEOPLE_ATTEMPTS[action](world, cast, column, person.id)
      table.set(nameOf(`${action} of ${of}`, column), told(allowed.includes(column)))
      observed.set(nameOf(`${action} of ${of}`, column), outcomeOf(answer))
    }
  }
  expect(differing(table, observed)).toEqual([])
  for (const [cell, flipped] of flips(table, STATES.length, table.size))
    expect(differing(flipped, observed)).toEqual([cell])
})
