/** The help explains the words that the header shows; where they change, the help must change with them. */
import { expect, test } from 'vitest'
import type { SaveStatus } from '#app/sync/status.ts'
import { sections } from './help-words.ts'
import { statusWords } from './status-words.ts'

const now = new Date('2026-11-21T11:42:00Z')
const explained = sections.flatMap(({ meanings }) => meanings ?? []).map(([shown]) => shown)
const status = (more: Partial<SaveStatus> & Pick<SaveStatus, 'kind'>): SaveStatus => ({
  waiting: 3,
  sending: [2, 3],
  lastSent: now.toISOString(),
  attention: 2,
  offline: false,
  reason: null,
  ...more,
})

test.each(['saving', 'saved', 'sending', 'attention', 'storage-failed'] as const)('%s is explained', (kind) => {
  expect(explained).toContain(statusWords(status({ kind }), now).primary)
})

test('what waits and what was sent are explained, each as it is shown', () => {
  const waiting = statusWords(status({ kind: 'waiting' }), now)
  expect(explained).toEqual(expect.arrayContaining([waiting.primary, waiting.secondary]))
  const { primary, secondary } = statusWords(status({ kind: 'sent' }), now)
  expect(explained).toContain(`${primary} · ${secondary}`)
})

test('every section can be linked to by a name of its own', () => {
  expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length)
})
