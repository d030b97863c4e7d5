import { expect, test } from 'vitest'
import { type Framework, faultsOf } from './define.ts'
import { frameworkOf, frameworks } from './registry.ts'

test.each([...frameworks.values()])('$id is a framework', (framework) => {
  expect(faultsOf(framework)).toEqual([])
})

test('a published framework cannot be changed while the program runs', () => {
  const { areas } = frameworkOf('qar-2019')
  expect(() => (areas as unknown[]).pop()).toThrow(TypeError)
})

test('what is wrong with a framework is found', () => {
  const good = frameworkOf('qar-2019')
  const wrong: [Framework, RegExp][] = [
    [{ ...good, id: 'Not An Id' }, /./],
    [{ ...good, scale: null }, /no scale/],
    [{ ...good, areas: [...good.areas, good.areas[0]!] }, /twice/],
    [{ ...good, title: '' }, /./],
  ]
  for (const [framework, words] of wrong) expect(faultsOf(framework).join()).toMatch(words)
})
