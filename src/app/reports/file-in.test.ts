import { everything } from '#tests/golden/report/everything.ts'
import { large } from '#tests/golden/report/large.ts'
import { expect, test } from 'vitest'
import { LARGEST_FILE, jsonOf } from '#domain/report/json.ts'
import { reportInFile } from './file-in.ts'

test.each([
  ['as it was saved', [jsonOf(everything)], everything],
  ['with the mark that some editors put before UTF-8', ['\uFEFF', jsonOf(everything)], everything],
  ['of twice the largest size', [jsonOf(large)], large],
])('a report is read from its file: %s', async (_, parts, report) => {
  expect(await reportInFile(new Blob(parts))).toEqual(report)
})

test.each([
  ['one that is too large', [new Uint8Array(LARGEST_FILE + 1)], 'report-too-large'],
  ['one in another encoding', [Uint8Array.of(0x7b, 0xe9, 0x7d)], 'not-a-report'],
  ['one with nothing in it', [], 'not-a-report'],
  ['a picture', [Uint8Array.of(0x89, 0x50, 0x4e, 0x47)], 'not-a-report'],
  ['one of a later version', [JSON.stringify({ ...everything, formatVersion: 2 })], 'newer-report'],
])('no other is taken for one: %s', async (_, parts, problem) => {
  expect(await reportInFile(new Blob(parts))).toEqual({ problem })
})

test('a file that is not there any more is said to be unreadable', async () => {
  const gone = new Blob()
  gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'))
  expect(await reportInFile(gone)).toEqual({ problem: 'file-unreadable' })
})
