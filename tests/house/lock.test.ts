/**
 * The lock is written by a machine on one platform and read on all of them. This looks at the real one, because a
 * lock that is incomplete shows only on someone else's computer.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hostsIn, missingFrom, type Lock } from './lock.ts'
import { ROOT } from './plants/tree.ts'

const lock = JSON.parse(readFileSync(`${ROOT}/package-lock.json`, 'utf8')) as Lock

describe('the lock', () => {
  test('has an entry for every platform; if not, run `npm run lock`', () => {
    expect(missingFrom(lock).map(({ at }) => at)).toEqual([])
  })
  test('names no host; if it does, run `npm run lock`', () => expect(hostsIn(lock)).toEqual([]))
  test('agrees with package.json', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(`${ROOT}/package.json`, 'utf8'),
    ) as Record<string, unknown>
    expect(lock.packages['']).toMatchObject({ dependencies, devDependencies, optionalDependencies })
  })
})

describe('planted in a lock', () => {
  const tool = { version: '2.0.0', dev: true, optionalDependencies: { '@tool/darwin': '2.0.0', loose: '^1.0.0' } }

  test('a platform that is missing is reported, with the place npm would give it', () => {
    expect(missingFrom({ packages: { 'node_modules/tool': tool } })).toEqual([
      { at: 'node_modules/@tool/darwin', name: '@tool/darwin', version: '2.0.0', dev: true },
    ])
  })
  test('a platform that is there passes, wherever Node would find it', () => {
    const darwin = { version: '2.0.0' }
    const nested = 'node_modules/a/node_modules/tool'
    expect(missingFrom({ packages: { [nested]: tool, 'node_modules/@tool/darwin': darwin } })).toEqual([])
    expect(missingFrom({ packages: { [nested]: tool, [`${nested}/node_modules/@tool/darwin`]: darwin } })).toEqual([])
  })
  test('the same platform in another version is put beside its user', () => {
    const packages = { 'node_modules/tool': tool, 'node_modules/@tool/darwin': { version: '1.0.0' } }
    expect(missingFrom({ packages }).map(({ at }) => at)).toEqual(['node_modules/tool/node_modules/@tool/darwin'])
  })
  test('a package of both the product and its tools is not marked as a tool', () => {
    const both = { 'node_modules/tool': tool, 'node_modules/product': { ...tool, dev: false } }
    expect(missingFrom({ packages: both }).map(({ dev }) => dev)).toEqual([false])
  })
  test('a host is reported, a local path is not', () => {
    const packages = { a: { resolved: 'https://registry.example/a.tgz' }, b: { resolved: 'file:b' }, c: {} }
    expect(hostsIn({ packages })).toEqual(['a'])
  })
})
