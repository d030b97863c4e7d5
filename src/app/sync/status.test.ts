import { expect, test } from 'vitest'
import { type StatusFacts, saveStatus } from './status.ts'

const quiet: StatusFacts = {
  drafts: { dirty: false, fault: null },
  database: null,
  counts: { waiting: 0, attention: 0, lastSent: null },
  sync: { state: 'idle', sending: null, lastError: null },
}
const counts = (waiting: number, attention = 0, lastSent: string | null = null) => ({ waiting, attention, lastSent })
const quota = { fault: 'quota', name: 'x' } as const

test.each<[string, Partial<StatusFacts>]>([
  ['saved', {}],
  ['sent', { counts: counts(0, 0, '2026-11-21T11:42:00.000Z') }],
  ['waiting', { counts: counts(3) }],
  ['sending', { counts: counts(3), sync: { state: 'sending', sending: [2, 3], lastError: null } }],
  ['attention', { counts: counts(3, 2) }],
  ['saving', { drafts: { dirty: true, fault: null }, counts: counts(3, 2) }],
  ['storage-failed', { drafts: { dirty: true, fault: quota } }],
  ['storage-failed', { database: { fault: 'updated-elsewhere' } }],
])('%s', (kind, facts) => {
  expect(saveStatus({ ...quiet, ...facts }).kind).toBe(kind)
})

test('while nothing can be sent the reason is there, whatever the headline', () => {
  const away = { state: 'offline', sending: null, lastError: 'words' } as const
  expect(saveStatus({ ...quiet, counts: counts(3, 1), sync: away })).toMatchObject({
    offline: true,
    reason: 'offline',
    waiting: 3,
  })
  expect(saveStatus({ ...quiet, sync: { ...away, state: 'signed-out' } })).toMatchObject({
    offline: false,
    reason: 'signed-out',
  })
  expect(saveStatus({ ...quiet, drafts: { dirty: true, fault: quota }, sync: away }).reason).toBe('quota')
})
