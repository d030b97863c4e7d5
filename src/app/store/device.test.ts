/** What the device remembers outside its databases, and how it notices that one was emptied behind its back. */
import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { memory } from '#tests/world/browser.ts'
import { openDexiePort } from './dexie-port.ts'
import { type DeviceMemory, peopleOnDevice, rememberSignedIn, signedIn } from './device.ts'
import { askToKeep } from './kept.ts'
import { checkSentinel, renewSentinel } from './sentinel.ts'

const AMINA = {
  id: '01939f3a-0000-7000-8000-00000000000a',
  name: 'Amina',
  roles: [{ role: 'PR' as const, reviewId: v7() }],
}
const SAM = { id: '01939f3a-0000-7000-8000-00000000000b', name: 'Sam', roles: [] }
const refusing: DeviceMemory = {
  getItem: () => {
    throw new DOMException('no', 'SecurityError')
  },
  setItem: () => {
    throw new DOMException('no', 'QuotaExceededError')
  },
  removeItem: () => {
    throw new DOMException('no', 'SecurityError')
  },
}

test('who was signed in is known at the next start, and who else has work here', () => {
  const device = memory()
  expect(signedIn(device)).toBeNull()
  rememberSignedIn(device, AMINA)
  rememberSignedIn(device, SAM)
  rememberSignedIn(device, AMINA)
  expect(signedIn(device)).toEqual(AMINA)
  rememberSignedIn(device, null)
  expect(signedIn(device)).toBeNull()
  expect(peopleOnDevice(device).map((person) => person.name)).toEqual(['Sam', 'Amina'])
})

test('a memory that refuses or holds nonsense is as one that is empty', () => {
  rememberSignedIn(refusing, AMINA)
  rememberSignedIn(refusing, null)
  expect(signedIn(refusing)).toBeNull()
  const nonsense = memory()
  nonsense.setItem('qar-signed-in', '{"id":')
  expect(signedIn(nonsense)).toBeNull()
  nonsense.setItem('qar-signed-in', '{"id":7}')
  expect(signedIn(nonsense)).toBeNull()
})

test('a database that was emptied behind our back is told from a new one, and what it held is said', async () => {
  const device = memory()
  const who = { personId: AMINA.id, newId: () => v7() }
  const open = () => openDexiePort(`qar-${v7()}`, { pause: () => Promise.resolve() })
  const port = open()
  expect(await checkSentinel(port, device, who)).toBeNull()
  expect(await checkSentinel(port, device, who)).toBeNull()
  renewSentinel(device, AMINA.id, { savedAt: '2026-11-21T14:00:00.000Z', waiting: 3 })
  const emptied = open()
  expect(await checkSentinel(emptied, device, who)).toEqual({ savedAt: '2026-11-21T14:00:00.000Z', waiting: 3 })
  expect(await checkSentinel(emptied, device, who)).toBeNull()
})

test('a device that only lost its memory is not called emptied', async () => {
  const port = openDexiePort(`qar-${v7()}`, { pause: () => Promise.resolve() })
  const who = { personId: AMINA.id, newId: () => v7() }
  await checkSentinel(port, memory(), who)
  const forgetful = memory()
  expect(await checkSentinel(port, forgetful, who)).toBeNull()
  const emptied = openDexiePort(`qar-${v7()}`, { pause: () => Promise.resolve() })
  expect(await checkSentinel(emptied, forgetful, who)).not.toBeNull()
})

test('what the browser says of keeping is passed on, and silence is called unknown', async () => {
  expect(await askToKeep(undefined)).toEqual({ persisted: null, quota: null, usage: null, privateWindow: 'unknown' })
  const asked: string[] = []
  const kept = {
    persisted: async () => false,
    persist: async () => asked.push('persist') > 0,
    estimate: async () => ({ quota: 10, usage: 1 }),
    getDirectory: () => Promise.reject(new DOMException('no', 'SecurityError')),
  }
  expect(await askToKeep(kept)).toEqual({ persisted: true, quota: 10, usage: 1, privateWindow: 'likely' })
  await askToKeep({ ...kept, persisted: async () => true })
  expect(asked).toEqual(['persist'])
})
