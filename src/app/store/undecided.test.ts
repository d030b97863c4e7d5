/** Typed words that nobody has decided upon yet: they outlive the page and the program, and go only when they are let go. */
import { expect, test } from 'vitest'
import { copyOf, emptyDisk, memoryPort } from '#tests/world/memory-port.ts'
import { type Keeping, keeperOf, undecidedIn } from './undecided.ts'

const soon = () => Promise.resolve()

test('the last of what is typed is kept for as long as it takes, and for nobody else', async () => {
  const disk = emptyDisk()
  const port = memoryPort(disk, soon)
  const said: Keeping[] = []
  const keep = keeperOf(port, 'r/amend', (keeping) => said.push(keeping))
  for (const words of ['A', 'A s', 'A school.']) void keep('context text', words)
  expect(await keep('reason', 'It is not small.')).toBe(true)
  expect(said).toEqual(['keeping', 'kept'])
  port.close()
  const next = memoryPort(disk, soon)
  expect([...(await undecidedIn(next, 'r/amend'))]).toEqual([
    ['context text', 'A school.'],
    ['reason', 'It is not small.'],
  ])
  expect((await undecidedIn(next, 'r/withdraw')).size).toBe(0)
  await keeperOf(next, 'r/amend', () => undefined)('context text', null)
  expect([...(await undecidedIn(next, 'r/amend')).keys()]).toEqual(['reason'])
})

test('it says that it is kept only once it is: a program that dies then has it', async () => {
  const disk = emptyDisk()
  let dead: ReturnType<typeof emptyDisk> | null = null
  const keep = keeperOf(memoryPort(disk, soon), 'r/amend', (keeping) => {
    if (keeping === 'kept') dead = copyOf(disk)
  })
  const kept = keep('reason', 'Because.')
  expect(dead).toBeNull()
  await kept
  expect((await undecidedIn(memoryPort(dead!, soon), 'r/amend')).get('reason')).toBe('Because.')
})

test('a full disk is said, and all of it is tried again with the next letter', async () => {
  const disk = emptyDisk()
  disk.isFull = true
  const port = memoryPort(disk, soon)
  const said: Keeping[] = []
  const keep = keeperOf(port, 'r/amend', (keeping) => said.push(keeping))
  expect(await keep('context text', 'A school.')).toBe(false)
  expect(said).toEqual(['keeping', 'failed'])
  expect((await undecidedIn(port, 'r/amend')).size).toBe(0)
  disk.isFull = false
  expect(await keep('reason', 'B')).toBe(true)
  expect(said.at(-1)).toBe('kept')
  expect((await undecidedIn(port, 'r/amend')).size).toBe(2)
})
