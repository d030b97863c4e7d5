/**
 * One violation for each lint rule that the house relies on, as a file to be planted. `rule` is the name that the
 * report must give, so that a rule renamed, switched off or silently ignored by a new version fails its test.
 */
export type Plant = { readonly rule: string; readonly path: string; readonly text: string }

const longFile = Array.from({ length: 41 }, (_, at) => `export const line${at} = ${at}`).join('\n')
const promise = 'export const save = async () => {}\n'

const plant = (rule: string, path: string, text: string): Plant => ({ rule, path, text: `${text}\n` })

export const lintPlants: readonly Plant[] = [
  plant(
    'house(domain-is-pure)',
    'src/domain/plant-package.ts',
    "import { useId } from 'react'\nexport const a = useId",
  ),
  plant('house(domain-is-pure)', 'src/domain/plant-node.ts', "export const b = () => import('node:fs')"),
  plant(
    'house(domain-is-pure)',
    'src/domain/plant-app.ts',
    "export type { Store } from '#app/store/store.ts'\nexport {}",
  ),
  plant('house(domain-is-pure)', 'src/domain/plant-server.ts', "export * from '#server/context.ts'\nexport {}"),
  plant('house(domain-has-no-clock)', 'src/domain/plant-now.ts', 'export const now = () => Date.now()'),
  plant('house(domain-has-no-clock)', 'src/domain/plant-date.ts', 'export const today = () => new Date()'),
  plant('house(domain-has-no-clock)', 'src/domain/plant-date-string.ts', 'export const today = () => Date()'),
  plant('house(domain-has-no-clock)', 'src/domain/plant-alias.ts', 'const D = Date\nexport const today = new D()'),
  plant('house(domain-has-no-clock)', 'src/domain/plant-global.ts', 'export const now = () => globalThis.Date.now()'),
  plant('house(domain-has-no-clock)', 'src/domain/plant-dice.ts', 'export const dice = () => Math.random()'),
  plant('house(domain-has-no-clock)', 'src/domain/plant-dice-taken.ts', 'export const { random } = Math'),
  plant('house(app-and-server-apart)', 'src/app/evaluation/plant-server.ts', "import '#server/context.ts'"),
  plant(
    'house(app-and-server-apart)',
    'src/app/evaluation/plant-type.ts',
    "export type C = import('#server/context.ts').Context",
  ),
  plant('house(app-and-server-apart)', 'src/server/evaluation/plant-app.ts', "import '#app/store/store.ts'"),
  plant(
    'house(app-and-server-apart)',
    'src/server/evaluation/plant-relative.ts',
    "export const c = () => import('../../app/store/store.ts')",
  ),
  plant('house(nouns-apart)', 'src/app/evaluation/plant-noun.ts', "import '#app/reports/reports.ts'"),
  plant('house(nouns-apart)', 'src/app/ui/plant-noun.ts', "import '#app/reports/reports.ts'"),
  plant('house(nouns-apart)', 'src/app/evaluation/plant-main.ts', "import '#app/main.tsx'"),
  plant('house(nouns-apart)', 'src/server/evaluation/plant-noun.ts', "import '#server/moderation/decide.ts'"),
  plant('house(nouns-apart)', 'src/server/evaluation/plant-demo.ts', "import '#server/demo/start.ts'"),
  plant('house(nouns-apart)', 'src/server/db/plant-noun.ts', "import '#server/moderation/decide.ts'"),
  plant('house(nothing-imports-tests)', 'src/server/demo/plant-tests.ts', "import '#tests/world/amina.ts'"),
  plant('house(nothing-imports-tests)', 'src/domain/plant-test.ts', "import './custody/moments.test.ts'"),
  plant('house(imports-by-name)', 'src/app/evaluation/plant-path.ts', "import '../store/store.ts'"),
  plant('house(imports-by-name)', 'src/domain/custody/plant-path.ts', "import '../people.ts'"),
  plant('house(imports-by-name)', 'tests/stories/plant-path.ts', "import '../../src/server/context.ts'"),
  plant('house(no-barrels)', 'src/domain/custody/index.ts', 'export const d = 1'),
  plant('house(no-barrels)', 'src/domain/plant-barrel.ts', "export * from './people.ts'"),
  plant('house(no-drawers)', 'src/app/utils/plant.ts', 'export const e = 1'),
  plant('house(no-drawers)', 'src/server/http/helpers.ts', 'export const f = 1'),
  plant('house(no-drawers)', 'tests/common/plant.ts', 'export const g = 1'),
  plant('house(opens-with-why)', 'src/domain/plant-long.ts', longFile),
  plant('house(opens-with-why)', 'src/app/evaluation/plant-long.tsx', `// Short.\n${longFile}\n/* ${longFile} */`),
  plant('house(plain-functions)', 'src/domain/plant-class.ts', 'export class H {\n  i = 1\n}'),
  plant('house(plain-functions)', 'src/server/evaluation/plant-class.ts', 'export const j = class {\n  k = 1\n}'),
  plant(
    'house(no-matching-on-messages)',
    'src/server/http/plant-message.ts',
    "export const l = (error: Error) => error.message.includes('UNIQUE')",
  ),
  plant(
    'house(no-matching-on-messages)',
    'src/app/sync/plant-message.ts',
    "export const m = (error?: Error) => error?.message === 'Failed to fetch' || /fetch/.test(error?.message ?? '')",
  ),
  plant('house(environment-read-once)', 'src/server/http/plant-env.ts', "export const n = process.env['PORT']"),
  plant('import(no-default-export)', 'src/app/evaluation/plant-default.ts', 'export default 1'),
  plant('import(no-cycle)', 'src/domain/custody/plant-a.ts', "import './plant-b.ts'\nexport const o = 1"),
  plant('import(no-cycle)', 'src/domain/custody/plant-b.ts', "import '#domain/custody/plant-a.ts'"),
  plant('typescript(no-floating-promises)', 'src/domain/plant-floating.ts', `${promise}save()`),
  plant('typescript(no-floating-promises)', 'src/app/sync/plant-floating.ts', `${promise}save()`),
  plant('typescript(no-floating-promises)', 'src/app/evaluation/plant-floating.test.tsx', `${promise}save()`),
  plant('typescript(no-floating-promises)', 'src/server/http/plant-floating.ts', `${promise}save()`),
  plant('typescript(no-floating-promises)', 'src/server/http/plant-floating.test.ts', `${promise}save()`),
  plant('typescript(no-floating-promises)', 'tests/stories/plant-floating.ts', `${promise}save()`),
  plant(
    'typescript(no-misused-promises)',
    'src/server/http/plant-misused.ts',
    `${promise}export const p = save() ? 1 : 2`,
  ),
  plant('typescript(only-throw-error)', 'src/server/http/plant-throw.ts', "export const u = () => {\n  throw 'no'\n}"),
  plant('typescript(no-explicit-any)', 'src/domain/plant-any.ts', 'export const q = (r: any) => r as string'),
  plant(
    'typescript(switch-exhaustiveness-check)',
    'src/domain/plant-switch.ts',
    "export const s = (t: 'a' | 'b') => {\n  switch (t) {\n    case 'a':\n      return 1\n  }\n  return 2\n}",
  ),
  plant(
    'react-hooks(rules-of-hooks)',
    'src/app/ui/plant-hooks.tsx',
    "import { useId } from 'react'\nexport const U = ({ v }: { v: boolean }) => (v ? useId() : null)",
  ),
  plant(
    'react-hooks(exhaustive-deps)',
    'src/app/ui/plant-deps.tsx',
    "import { useEffect } from 'react'\nexport const W = ({ x }: { x: string }) => {\n  useEffect(() => console.log(x), [])\n  return null\n}",
  ),
  plant('jsx-a11y(alt-text)', 'src/app/ui/plant-alt.tsx', 'export const Y = () => <img src="/a.png" />'),
  plant(
    'vitest(no-disabled-tests)',
    'tests/stories/plant-skip.test.ts',
    "import { expect, test } from 'vitest'\ntest.skip('later', () => expect(1).toBe(1))",
  ),
]
