/**
 * A network comes in from a spreadsheet, twice, changed, and with everything in it that people and spreadsheets get wrong.
 * The file of the documentation is the one that is imported, so that it cannot say what is not so.
 */
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { auditState } from '#server/custody/audit-state.ts'
import { auditJournal } from '#server/custody/audit.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { makeLink, readLink } from '#server/people/links.ts'
import { beginProduction } from '#server/production.ts'
import { serverWorld } from '#tests/world/server.ts'
import { testStore } from '#tests/world/store.ts'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { importNetwork } from './command.ts'
import { networkId } from './ids.ts'

const EXAMPLE = readFileSync('docs/network.csv', 'utf8')

async function network() {
  const { context: around } = await serverWorld({ planned: true })
  const context = { ...around, ...(await testStore()) }
  await beginProduction(context)
  const folder = mkdtempSync(join(tmpdir(), 'qa-review-import-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'network.csv')
  const bring = async (content: string | Buffer, apply: boolean) => {
    writeFileSync(file, content)
    const said: string[] = []
    const complained: string[] = []
    const terminal = {
      say: (line: string) => void said.push(line),
      complain: (line: string) => void complained.push(line),
      progress: () => undefined,
    }
    const isWell = await importNetwork.run({
      context,
      terminal,
      origin: null,
      store: 'a folder',
      words: [file],
      options: { apply },
    })
    return { isWell, said, complained }
  }
  const id = (kind: Parameters<typeof networkId>[1], key: string) => networkId(context.sha256, kind, key)
  return {
    context,
    id,
    dry: (content: string | Buffer) => bring(content, false),
    apply: (content: string | Buffer) => bring(content, true),
    /** Who is on a team now, by their names. */
    team: async (review: string) => {
      const rows = await context.db
        .selectFrom('role_grant')
        .innerJoin('person', 'person.id', 'role_grant.person_id')
        .where('review_id', '=', id('review', review))
        .where('ended_at', 'is', null)
        .select(['role', 'name'])
        .orderBy('name')
        .execute()
      return rows.map(({ role, name }) => `${role} ${name}`)
    },
    count: async () => {
      const rows = await Promise.all(
        (['hub', 'trust', 'school', 'person', 'review', 'role_grant', 'journal'] as const).map((table) =>
          context.db
            .selectFrom(table)
            .select((eb) => eb.fn.countAll<number>().as('n'))
            .executeTakeFirstOrThrow(),
        ),
      )
      return rows.map(({ n }) => n)
    },
  }
}

const NOTHING = [0, 0, 0, 0, 0, 0, 0]

test('the example of the documentation: nothing by default, everything with --apply, nothing the second time', async () => {
  const { dry, apply, count, team, context, id } = await network()
  const seen = await dry(EXAMPLE)
  expect(seen).toMatchObject({ isWell: true, complained: [] })
  expect(seen.said).toContain('Line 2: make the hub Fennel Valley hub')
  expect(seen.said).toContain('Line 10: make the person Helen Thorncastle, becomes host leader')
  expect(seen.said).toContain(
    'Line 16: make the review thistledown-2026 of Thistledown Bridge Primary School, 2026-11-20 to 2026-11-22, with a team of 4',
  )
  expect(seen.said.at(-2)).toBe('16 made, 0 changed, 0 left as they are.')
  expect(await count()).toEqual(NOTHING)
  const done = await apply(EXAMPLE)
  expect(done.said.slice(0, -1)).toEqual(seen.said.slice(0, -1))
  const after = await count()
  expect(after).not.toEqual(NOTHING)
  expect(await team('thistledown-2026')).toEqual([
    'PR Amina Warsame',
    'PR Dan Fairweather',
    'LR Linda Achebe',
    'PR Priya Nambiar',
  ])
  const again = await apply(EXAMPLE)
  expect(again.said.slice(-2)).toEqual(['0 made, 0 changed, 16 left as they are.', 'The store is as the file says.'])
  expect(await count()).toEqual(after)
  const review = id('review', 'quillmere-2027')
  const row = await context.db.selectFrom('review').selectAll().where('id', '=', review).executeTakeFirstOrThrow()
  expect(row).toMatchObject({ state: 'P', framework: qar2019.id, from_day: '2027-01-12', to_day: '2027-01-14' })
  await inOwnTransaction(context, async (tx) => {
    expect(await auditJournal(tx, review, context.sha256)).toEqual([])
    expect(await auditState(tx, review, context.sha256)).toEqual([])
  })
})

test('what is changed in the file is changed in the store: names, days, roles, and the team through its streams', async () => {
  const { apply, team, context, id } = await network()
  await apply(EXAMPLE)
  const changed = EXAMPLE.replace('Fennel Valley hub', 'Fennel and Fern hub')
    .replace('dan-fairweather; priya-nambiar', 'priya-nambiar')
    .replace('2026-11-22', '2026-11-23')
    .replace('thistledown-bridge,,,Host leader', 'sorrel-green,,,Host leader')
    .replace('grace.oyelaran@', 'g.oyelaran@')
  const { said } = await apply(changed)
  expect(said.filter((line) => line.includes(': change '))).toEqual([
    'Line 2: change the hub Fennel and Fern hub: it was called Fennel Valley hub',
    'Line 9: change the person Grace Oyelaran: has the address g.oyelaran@example.org, and is to be invited again',
    'Line 10: change the person Helen Thorncastle: is not host leader any more, becomes host leader',
    'Line 16: change the review thistledown-2026 of Thistledown Bridge Primary School: it is from 2026-11-20 to 2026-11-23, Dan Fairweather is not its peer reviewer any more',
  ])
  expect(await team('thistledown-2026')).toEqual(['PR Amina Warsame', 'LR Linda Achebe', 'PR Priya Nambiar'])
  const sight = async (person: string) => {
    const rows = await context.db
      .selectFrom('stream')
      .where('review_id', '=', id('review', 'thistledown-2026'))
      .where('person_id', '=', id('person', person))
      .where('doc', '=', 'review')
      .select('sight')
      .execute()
    return rows.map((row) => row.sight)
  }
  expect([await sight('dan-fairweather'), await sight('helen-thorncastle'), await sight('amina-warsame')]).toEqual([
    ['none'],
    ['none'],
    ['present'],
  ])
})

test('a link that was sent to an address ends when the file says another', async () => {
  const { apply, context, id } = await network()
  await apply(EXAMPLE)
  const link = (key: string) =>
    inOwnTransaction(context, (tx) => makeLink(context, tx, id('person', key), 'invitation'))
  const [grace, helen] = [await link('grace-oyelaran'), await link('helen-thorncastle')]
  await apply(EXAMPLE.replace('grace.oyelaran@', 'g.oyelaran@').replace('Helen Thorncastle', 'Helen Thorn'))
  const works = (token: string) =>
    inOwnTransaction(context, async (tx) => (await readLink(context, tx, token)) !== null)
  expect([await works(grace), await works(helen)]).toEqual([false, true])
})

test('a school that goes to another hub is seen by the managers of that hub, and of no other', async () => {
  const { apply, context, id } = await network()
  await apply(EXAMPLE)
  const manager = 'person,nell-ashdown,Nell Ashdown,,,otter-water,,Hub manager,,,,,,\n'
  const helped = EXAMPLE.replace('quillmere,,,,,,,,\n', 'quillmere,,,,,,,,\n').replace(
    'amina-warsame; dan-fairweather; priya-nambiar',
    '',
  )
  await apply(helped + manager)
  const { said, complained } = await apply(
    helped.replace('School,,,fennel-valley,,,,,,,,', 'School,,,otter-water,,,,,,,,') + manager,
  )
  expect(complained).toEqual([])
  expect(said).toContain('Line 5: change the school Thistledown Bridge Primary School: it goes to Otter Water hub')
  const rows = await context.db
    .selectFrom('stream')
    .innerJoin('person', 'person.id', 'stream.person_id')
    .where('review_id', '=', id('review', 'thistledown-2026'))
    .where('doc', '=', 'review')
    .where('name', 'in', ['Tom Lockett', 'Nell Ashdown'])
    .select(['name', 'sight'])
    .orderBy('name')
    .execute()
  expect(rows).toEqual([
    { name: 'Nell Ashdown', sight: 'present' },
    { name: 'Tom Lockett', sight: 'none' },
  ])
})

test('what a spreadsheet does to a file is undone, and text is only text', async () => {
  const { apply, dry, context } = await network()
  const excel = `\uFEFF${EXAMPLE.replaceAll('\n', '\r\n')}\r\n,,,,,,,,,,,,,\r\n`
  expect((await apply(excel)).complained).toEqual([])
  expect((await apply(EXAMPLE)).said.at(-2)).toBe('0 made, 0 changed, 16 left as they are.')
  const formula = EXAMPLE.replace('Otter Water hub', ' "=HYPERLINK(""http://example.org"",""Ötter – Ŵater"")" ')
    .replace(', "=', ',"=')
    .replace('" ,', '",')
  expect((await apply(formula)).complained).toEqual([])
  const names = await context.db.selectFrom('hub').select('name').execute()
  expect(names.map(({ name }) => name)).toContain('=HYPERLINK("http://example.org","Ötter – Ŵater")')
  expect((await dry(Buffer.from(EXAMPLE.replace('Otter Water', 'Örtze'), 'latin1'))).complained[0]).toMatch(
    /^Line 3: A letter here is not readable/,
  )
  expect((await dry(Buffer.from(`\uFEFF${EXAMPLE}`, 'utf16le'))).complained[0]).toContain('UTF-16')
  expect((await dry(EXAMPLE.replaceAll(',', ';'))).complained[0]).toContain('not separated by commas')
})

test('a file with anything wrong in it is refused, and nothing is done', async () => {
  const { apply, count } = await network()
  const { isWell, complained } = await apply(EXAMPLE.replace('Hub manager', 'Boss').replace('2026-11-22', 'soon'))
  expect(isWell).toBe(false)
  expect(complained.map((line) => line.split(':')[0])).toEqual([
    'Line 11',
    'Line 11',
    'Line 16',
    'Nothing was changed. Put these right in the file, then try again.',
  ])
  expect(await count()).toEqual(NOTHING)
})

test('nobody comes onto the team of a review of which they are not independent', async () => {
  const { apply, count } = await network()
  for (const [content, complaint] of [
    [
      EXAMPLE.replace('linda-achebe,helen', 'linda-achebe,amina-warsame;helen'),
      'Line 17: Amina Warsame cannot review Quillmere Academy: it is their own school.',
    ],
    [
      EXAMPLE.replace('linda-achebe,helen-thorncastle', 'dan-fairweather,helen-thorncastle'),
      'Line 17: Dan Fairweather cannot review Quillmere Academy: their own school is in Otter Water hub too.',
    ],
    [
      EXAMPLE.replace('; dan-fairweather', '; tom-lockett'),
      'Line 16: Tom Lockett cannot review Thistledown Bridge Primary School: they manage Fennel Valley hub.',
    ],
    [
      EXAMPLE.replace('2026,,,thistledown-bridge', '2026,,,sorrel-green'),
      'Line 16: Dan Fairweather cannot review Sorrel Green Junior School: their own school is of Bramble and Rye Learning Trust too.',
    ],
  ] as const)
    expect((await apply(content)).complained[0]).toBe(complaint)
  expect(await count()).toEqual(NOTHING)
})

test('an address that somebody else has, a moved review and a team that is past changing are refused by the store', async () => {
  const { apply, context, id, count } = await network()
  await apply(EXAMPLE)
  const before = await count()
  const refused = async (content: string) => (await apply(content)).complained[0]
  expect(await refused(EXAMPLE.replace('person,tom-lockett', 'person,thomas-lockett'))).toBe(
    'Line 11: tom.lockett@example.org is the address of Tom Lockett in the store, who has another key.',
  )
  expect(await refused(EXAMPLE.replace('2027,,,quillmere', '2027,,,larkspur-hollow'))).toMatch(
    /^Line 17: This review is of another school/,
  )
  expect(await refused(EXAMPLE.replace('qar-2019,12', 'trust-peer-review,12'))).toMatch(
    /^Line 17: This review was made with the framework qar-2019/,
  )
  await context.db
    .updateTable('review')
    .set({ state: 'S' })
    .where('id', '=', id('review', 'thistledown-2026'))
    .execute()
  expect(await refused(EXAMPLE.replace('; dan-fairweather', ''))).toBe(
    'Line 16: Its state is “Moderation”: its days and its team cannot be changed any more.',
  )
  expect(await count()).toEqual(before)
  expect((await apply(EXAMPLE)).said.at(-2)).toBe('0 made, 0 changed, 16 left as they are.')
})

test('only into a network’s own store', async () => {
  const { context } = await serverWorld()
  const complained: string[] = []
  const terminal = {
    say: () => undefined,
    complain: (line: string) => void complained.push(line),
    progress: () => undefined,
  }
  const isWell = await importNetwork.run({
    context,
    terminal,
    words: ['docs/network.csv'],
    options: { apply: true },
    origin: null,
    store: 'a folder',
  })
  expect([isWell, complained[0]]).toEqual([false, expect.stringContaining('one of the demonstration')])
})
