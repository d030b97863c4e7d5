/**
 * The innocent tree: one file of each kind that the house knows, and every import that the rules allow. Each check
 * must pass on it, which proves that a rule refuses what was planted and not simply everything.
 */
import type { Files } from './tree.ts'

const lines = (...text: string[]): string => `${text.join('\n')}\n`

export const innocent: Files = {
  'src/domain/people.ts': lines(
    "import { z } from 'zod'",
    "import { nextYear } from './custody/moments.ts'",
    '',
    'export const person = z.object({ name: z.string(), since: z.number() })',
    'export const anniversary = (since: number): string => nextYear(since)',
  ),
  'src/domain/custody/moments.ts': lines(
    '/** A given moment is data, and formatting it is not reading the clock. */',
    'export const nextYear = (moment: number): string => new Date(Math.max(moment, Date.UTC(2026, 0))).toISOString()',
  ),
  'src/domain/custody/moments.test.ts': lines(
    "import { existsSync } from 'node:fs'",
    "import { expect, test } from 'vitest'",
    "import { amina } from '#tests/world/amina.ts'",
    "import { nextYear } from './moments.ts'",
    '',
    "test('a moment', () => expect(nextYear(amina.since + Number(existsSync('.')))).toContain('2026'))",
  ),
  'src/app/main.tsx': lines(
    "import { Routes } from '#app/shell/routes.tsx'",
    "import { Choices } from '#app/ui/choices.tsx'",
    '',
    'export const start = () => [Routes, Choices]',
  ),
  'src/app/sw.ts': 'export {}\n',
  'src/app/shell/routes.tsx': lines(
    "import { Evaluation } from '#app/evaluation/screen.tsx'",
    "import { reports } from '#app/reports/reports.ts'",
    '',
    "const Lazy = () => import('#app/reports/reports.ts')",
    'export const Routes = () => <Evaluation name={`${reports.length} ${typeof Lazy}`} />',
  ),
  'src/app/store/store.ts': lines('export class Store {', '  readonly kept = new Map<string, string>()', '}'),
  'src/app/reports/reports.ts': 'export const reports: readonly string[] = []\n',
  'src/app/evaluation/screen.tsx': lines(
    "import { useState } from 'react'",
    "import { Store } from '#app/store/store.ts'",
    "import { anniversary, person } from '#domain/people.ts'",
    '',
    'export function Evaluation({ name }: { name: string }) {',
    '  const [store] = useState(() => new Store())',
    '  const { since } = person.parse({ name, since: 0 })',
    '  return (',
    '    <p>',
    '      {anniversary(since)} {store.kept.size}',
    '    </p>',
    '  )',
    '}',
  ),
  'src/app/ui/choices.tsx': 'export const Choices = () => <ul />\n',
  'src/server/main.ts': lines(
    "import { routes } from '#server/evaluation/routes.ts'",
    "import { seed } from '#server/demo/start.ts'",
    '',
    "export const serve = () => [process.env['PORT'], routes(), seed()]",
  ),
  'src/server/context.ts': 'export type Context = { readonly now: () => number }\n',
  'src/server/http/endpoint.ts': lines(
    "import { person } from '#domain/people.ts'",
    '',
    'export const endpoint = (body: unknown) => person.safeParse(body).success',
  ),
  'src/server/evaluation/routes.ts': lines(
    "import type { Context } from '#server/context.ts'",
    "import { endpoint } from '#server/http/endpoint.ts'",
    '',
    'export const routes = (context?: Context) => [endpoint(context?.now())]',
  ),
  'src/server/moderation/decide.ts': 'export const decided: readonly string[] = []\n',
  'src/server/demo/start.ts': lines(
    "import { routes } from '#server/evaluation/routes.ts'",
    "import { decided } from '#server/moderation/decide.ts'",
    '',
    'export const seed = () => [...routes(), ...decided]',
  ),
  'tests/world/amina.ts': lines(
    "import { seed } from '#server/demo/start.ts'",
    '',
    'export const amina = { since: Date.now() * seed.length }',
  ),
  'tests/stories/evaluation.test.ts': lines(
    "import { expect, test } from 'vitest'",
    "import { amina } from '#tests/world/amina.ts'",
    '',
    "test('a story', () => expect(amina.since).toBe(0))",
  ),
}
