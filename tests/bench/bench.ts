/**
 * `npm run bench`: what the promise costs, measured beside what nobody can be faster than, in one run. Named parts are
 * measured alone (`npm run bench -- push`); only a whole run is written down, so that all figures are of one machine.
 */
import { writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { run, tool } from '#tests/house/run.ts'
import { newDatabase, startPostgres } from '#tests/world/postgres.ts'
import { openBrowsers } from './browsers.ts'
import { measureEdits } from './edit.ts'
import { measureEntries } from './entries.ts'
import type { Figure } from './figures.ts'
import { measureFirstPull } from './first-pull.ts'
import type { NewDatabase } from './hosting.ts'
import { measurePush } from './push.ts'
import { type Measured, documentOf, lineOf } from './report.ts'
import { measureTablets } from './tablets.ts'
import { measureVisible } from './visible.ts'

const ENGINE = 'qa-review'

const onTablets = {
  edit: measureEdits,
  'first-pull': measureFirstPull,
  push: measurePush,
  visible: measureVisible,
}
const onServer = {
  entries: measureEntries,
  tablets: async (newDatabase: NewDatabase | null) => [
    ...(await measureTablets(newDatabase, 75)),
    ...(await measureTablets(newDatabase, 750)),
  ],
}

const named = process.argv.slice(2)
const unknown = named.filter((part) => !(part in onTablets || part in onServer || part === 'server'))
if (unknown.length > 0) throw new Error(`Nothing is called ${unknown.join(', ')}`)
const isWanted = (part: string) => named.length === 0 || named.includes(part)

async function told(measured: Promise<readonly Figure[]>): Promise<readonly Figure[]> {
  const figures = await measured
  for (const figure of figures) console.info(lineOf(figure))
  return figures
}

async function measureTabletParts(): Promise<Measured['tablet']> {
  const parts = Object.entries(onTablets).filter(([part]) => isWanted(part))
  if (parts.length === 0) return { durability: null, figures: [] }
  const browsers = await openBrowsers()
  try {
    const figures: Figure[] = []
    for (const [, measure] of parts) figures.push(...(await told(measure(browsers, ENGINE))))
    return { durability: await browsers.durabilityOf(ENGINE), figures }
  } finally {
    await browsers.close()
  }
}

async function measureServerParts(): Promise<Measured['server']> {
  const parts = Object.entries(onServer).filter(([part]) => isWanted(part) || isWanted('server'))
  if (parts.length === 0) return []
  const postgres = await startPostgres()
  try {
    const figures: Figure[] = []
    for (const [, measure] of parts) {
      for (const store of [null, () => newDatabase(postgres.adminUrl)]) figures.push(...(await told(measure(store))))
    }
    return figures
  } finally {
    await postgres.remove()
  }
}

const [load = 0] = loadavg()
const measured: Measured = { load, tablet: await measureTabletParts(), server: await measureServerParts() }
if (named.length === 0) {
  await writeFile('docs/bench.md', documentOf(measured, new Date()))
  // The report keeps the form that all documents have.
  await run(tool('oxfmt', 'docs/bench.md'))
}
