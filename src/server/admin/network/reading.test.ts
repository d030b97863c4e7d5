/** What people and spreadsheets get wrong in a network file, each told with its line. None of it reaches a store. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readRows } from './file.ts'
import { readNetwork } from './reading.ts'

const EXAMPLE = readFileSync('docs/network.csv', 'utf8')

const mistakesIn = (content: string | Buffer): readonly string[] =>
  readNetwork(readRows(Buffer.from(content))).mistakes.map(({ line, words }) => `Line ${line}: ${words}`)

describe('every mistake is said with its line', () => {
  const row = (line: string) => `${EXAMPLE}${line}\n`
  test.each([
    ['an empty file', '', 'Line 1: The file is empty.'],
    ['a column missing', EXAMPLE.replace('reviewers,notes', 'notes,other'), 'Line 1: No column is called other.'],
    [
      'another',
      EXAMPLE.replaceAll(/,[^,\n]*\n/g, '\n').replace(',reviewers', ''),
      'Line 1: The first line names the columns, and lacks reviewers.',
    ],
    ['a short row', row('hub,x,y'), 'Line 18: There are 3 cells here and 14 columns.'],
    ['a long row', row(`hub,x,y${','.repeat(11)},z`), 'Line 18: There is a cell here beyond the last column.'],
    ['an open quote', row('hub,x,"y,,,,,,,,,,,'), 'The quotation marks here do not fit together'],
    ['a slipped cell', row('hub,x,y,z,,,,,,,,,,'), 'Line 18: A hub has nothing in the column email.'],
    [
      'another kind',
      row('chapel,x,y,,,,,,,,,,,'),
      'Line 18: The kind must be one of hub, trust, school, person, review, and not chapel.',
    ],
    ['a bad key', row('hub,Key One,y,,,,,,,,,,,'), 'Line 18: The key must be of small letters'],
    [
      'a key twice',
      row('hub,otter-water,y,,,,,,,,,,,'),
      'Line 18: The key otter-water stands for the hub of line 3 already.',
    ],
    ['no name', row('hub,x,,,,,,,,,,,,'), 'Line 18: A hub needs something in the column name.'],
    [
      'an unknown hub',
      EXAMPLE.replace('Academy,,,otter-water', 'Academy,,,otter'),
      'Line 8: There is no hub otter in this file.',
    ],
    [
      'an unknown school',
      EXAMPLE.replace('2026,,,thistledown-bridge', '2026,,,thistledown'),
      'Line 16: There is no school thistledown in this file.',
    ],
    [
      'an unknown reviewer',
      EXAMPLE.replace('; dan-fairweather', '; dan'),
      'Line 16: There is no person dan in this file.',
    ],
    [
      'an unknown framework',
      EXAMPLE.replace('qar-2019,2026', 'qar-2099,2026'),
      'Line 16: There is no framework qar-2099.',
    ],
    ['an unknown role', EXAMPLE.replace('Hub manager', 'Hub boss'), 'Line 11: There is no role hub boss.'],
    [
      'a bad address',
      EXAMPLE.replace('dan.fairweather@example.org', 'dan at home'),
      'Line 14: dan at home is no e-mail address.',
    ],
    [
      'an address twice',
      EXAMPLE.replace('dan.fairweather@', 'AMINA.WARSAME@'),
      'Line 14: amina.warsame@example.org is the address of line 13 already.',
    ],
    ['a day that is none', EXAMPLE.replace('2026-11-22', '2026-11-31'), 'Line 16: 2026-11-31 is no day.'],
    ['an American day', EXAMPLE.replace('14/01/2027', '01/14/2027'), 'Line 17: 01/14/2027 is no day.'],
    [
      'days the wrong way round',
      EXAMPLE.replace('2026-11-22', '2026-11-19'),
      'Line 16: The review ends on 2026-11-19, before it begins',
    ],
    [
      'two leads',
      EXAMPLE.replace('linda-achebe,amina-warsame;', 'linda-achebe; amina-warsame,'),
      'Line 16: A review has one lead.',
    ],
    [
      'no lead',
      EXAMPLE.replace('linda-achebe,amina', ',amina'),
      'Line 16: A review needs something in the column lead.',
    ],
    [
      'somebody twice on a team',
      EXAMPLE.replace('linda-achebe,amina', 'dan-fairweather,amina'),
      'Line 16: dan-fairweather is on this team twice.',
    ],
  ])('%s', (_, content, complaint) => {
    expect(mistakesIn(content).join('\n')).toContain(complaint)
  })
})

test('several mistakes are said at once, in the order of their lines', () => {
  const mistakes = mistakesIn(
    EXAMPLE.replace('Hub manager', 'Boss')
      .replace('2026-11-22', 'soon')
      .replace('quillmere,,,,,,,,,\n', 'q,,,,,,,,,\n'),
  )
  expect(mistakes.map((line) => line.split(':')[0])).toEqual(['Line 11', 'Line 11', 'Line 13', 'Line 16'])
})
