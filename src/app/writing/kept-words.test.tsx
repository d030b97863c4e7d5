/** What is typed for a decision is there again in the next tab, and in one that is open beside. */
import { afterEach, expect, test, vi } from 'vitest'
import type { KeptWords } from './kept-words.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** A tab of Helen's: the program is begun anew, and what the browser has kept is as it was. */
async function newTab(): Promise<() => KeptWords> {
  vi.resetModules()
  const { useKeptWords } = await import('./kept-words.ts')
  const { device } = await import('#tests/world/device.ts')
  const { drawn } = await import('#tests/world/drawn.tsx')
  const { idOf } = await import('#tests/world/known.ts')
  const { SmallServer } = await import('#tests/world/small-server.ts')
  const tablet = device({ personId: idOf('helen'), fetch: new SmallServer(idOf('helen')).fetch })
  return () => {
    const given: KeptWords[] = []
    const Form = () => {
      given.push(useKeptWords('a-review/report'))
      return null
    }
    drawn(tablet, <Form />)
    return given[0]!
  }
}

/** The browser's quick memory, as far as it is asked. */
function memory(): Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'> {
  const rows = new Map<string, string>()
  return {
    get length() {
      return rows.size
    },
    key: (at) => [...rows.keys()][at] ?? null,
    getItem: (key) => rows.get(key) ?? null,
    setItem: (key, value) => void rows.set(key, value),
    removeItem: (key) => void rows.delete(key),
  }
}

test('a tab that is closed takes no words with it', async () => {
  vi.stubGlobal('localStorage', memory())
  const first = await newTab()
  first().keep('raise/text', 'It has 221 pupils.')
  first().keep('withdraw/reason', 'Begun by mistake')
  first().keep('withdraw/reason', null)
  const second = await newTab()
  expect(second().all()).toEqual([['raise/text', 'It has 221 pupils.']])
  second().given('raise/text', 'It has 221 pupils.')
  expect((await newTab())().all()).toEqual([])
})

test('a browser that keeps nothing has them for as long as the tab lives', async () => {
  vi.stubGlobal('localStorage', undefined)
  const tab = await newTab()
  tab().keep('raise/text', 'It has 221 pupils.')
  expect(tab().of('raise/text')).toBe('It has 221 pupils.')
})
