/** The lock between real processes, since within one it proves nothing about a crash. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { lockStore } from './store-lock.ts'

const folder = () => join(mkdtempSync(join(tmpdir(), 'qa-review-lock-')), 'store')
const children: ChildProcess[] = []
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')))

/** A process that takes the lock, says whether it could, and stays. */
async function holder(store: string): Promise<{ child: ChildProcess; said: string }> {
  const program = `import { lockStore } from '#server/db/store-lock.ts'
    console.log(lockStore(${JSON.stringify(store)}) ? 'taken' : 'refused'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [said] = (await once(child.stdout!, 'data')) as [Buffer]
  return { child, said: said.toString().trim() }
}

test('a second process is refused', async () => {
  const store = folder()
  expect((await holder(store)).said).toBe('taken')
  expect((await holder(store)).said).toBe('refused')
  expect(lockStore(store)).toBeNull()
})

test('a lock ends with its process, even one that was killed', async () => {
  const store = folder()
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    const { child, said } = await holder(store)
    child.kill(signal)
    await once(child, 'exit')
    expect(said).toBe('taken')
  }
  expect((await holder(store)).said).toBe('taken')
})

test('a lock can be given back, and another folder has its own', () => {
  const store = folder()
  const lock = lockStore(store)
  expect(lockStore(store)).toBeNull()
  lockStore(folder())?.release()
  lock?.release()
  const again = lockStore(store)
  expect(again).not.toBeNull()
  again?.release()
})

test('a folder that cannot be made is no lock that another has', () => {
  const file = `${folder()}-file`
  writeFileSync(join(file, '..', 'plain'), '')
  expect(() => lockStore(join(file, '..', 'plain'))).toThrow(/EEXIST|ENOTDIR/)
})
