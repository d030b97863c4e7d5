/** A page that is put aside in the middle of saving stands in nobody's way, and saves when it is shown again. */
import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { openDexiePort } from './dexie-port.ts'
import type { Port } from './port.ts'

const pause = () => Promise.resolve()
const event = (type: 'pagehide' | 'pageshow', persisted: boolean) => Object.assign(new Event(type), { persisted })
const markIn = async (port: Port) => {
  const row = await port.read(['meta'], (rows) => rows.get('meta', 'sentinel'))
  return row && 'id' in row ? row.id : undefined
}

function twoPages() {
  const name = `qar-${v7()}`
  const page = new EventTarget()
  return { page, left: openDexiePort(name, { pause, page }), next: openDexiePort(name, { pause }) }
}

/** Begins to save, and lets this happen when it is half done. */
async function saveInTwoSteps(port: Port, id: string, halfway: () => void): Promise<number> {
  let runs = 0
  await port.write(['meta'], async (rows) => {
    await rows.put('meta', { key: 'device', id })
    runs += 1
    if (runs === 1) halfway()
    await rows.put('meta', { key: 'sentinel', id })
  })
  return runs
}

test('what was being saved is undone for the other pages, and saved whole when the page is shown again', async () => {
  const { page, left, next } = twoPages()
  const saving = saveInTwoSteps(left, 'left', () => page.dispatchEvent(event('pagehide', true)))
  expect(await markIn(next)).toBeUndefined()
  await next.write(['meta'], (rows) => rows.put('meta', { key: 'sentinel', id: 'next' }))
  expect(await markIn(next)).toBe('next')

  page.dispatchEvent(event('pageshow', true))
  expect(await saving).toBe(2)
  expect(await markIn(next)).toBe('left')
})

test('what is to be saved while the page is aside waits until it is shown again', async () => {
  const { page, left, next } = twoPages()
  page.dispatchEvent(event('pagehide', true))
  const saving = saveInTwoSteps(left, 'left', () => undefined)
  await next.write(['meta'], (rows) => rows.put('meta', { key: 'sentinel', id: 'next' }))
  expect(await markIn(next)).toBe('next')

  page.dispatchEvent(event('pageshow', true))
  await saving
  expect(await markIn(next)).toBe('left')
})

test('a page that goes for good is left to finish what it can', async () => {
  const { page, left, next } = twoPages()
  expect(await saveInTwoSteps(left, 'left', () => page.dispatchEvent(event('pagehide', false)))).toBe(1)
  expect(await markIn(next)).toBe('left')
})
