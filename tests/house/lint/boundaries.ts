/**
 * The import rules of the house as a table: each entry looks at one import and either has nothing to say or says
 * why it is refused and what to do instead. A row is a lint rule of its own (`house/<name>`), so that a report
 * names the rule that was broken and a planted violation can prove each one separately.
 */
import type { Place } from './places.ts'

export type Import = { readonly from: Place; readonly specifier: string; readonly to: Place | undefined }
export type Boundary = { readonly name: string; readonly refuse: (seen: Import) => string | undefined }

/** Folders every noun of that side may import; all other folders are nouns (`demo` is the one that sees all). */
const INFRASTRUCTURE = { app: ['shell', 'store', 'sync', 'ui', 'writing'], server: ['http', 'db'] } as const

/** Folders where nouns meet, and which therefore import them. Files directly in `app` and `server` do so too. */
const MEETING_POINTS = { app: ['shell'], server: ['http', 'demo', 'admin'] } as const

const inSrc = (place: Place): boolean => place.path.startsWith('src/')
const has = (list: readonly string[], folder: string): boolean => list.includes(folder)

export const boundaries: readonly Boundary[] = [
  {
    name: 'domain-is-pure',
    refuse: ({ from, specifier, to }) => {
      if (from.area !== 'domain') return undefined
      if (to?.area === 'domain' || /^zod(\/|$)/.test(specifier)) return undefined
      if (from.isTest && (to === undefined || to.area === 'tests')) return undefined
      return `src/domain imports zod and itself, not "${specifier}": the same code runs on the tablet, on the server and in the simulation. Take what you need as an argument.`
    },
  },
  {
    name: 'app-and-server-apart',
    refuse: ({ from, to }) => {
      if (from.area === 'app' && to?.area === 'server')
        return 'src/app never imports src/server, not even a type: the two meet only in the contract. Move what both need to src/domain.'
      if (from.area === 'server' && to?.area === 'app')
        return 'src/server never imports src/app: the server runs without a browser. Move what both need to src/domain.'
      return undefined
    },
  },
  {
    name: 'nouns-apart',
    refuse: ({ from, to }) => {
      const side = from.area
      if ((side !== 'app' && side !== 'server') || to?.area !== side || from.folder === to.folder) return undefined
      if (from.folder === '' || has(MEETING_POINTS[side], from.folder)) return undefined
      if (has(INFRASTRUCTURE[side], to.folder) || (from.isTest && to.folder === 'demo')) return undefined
      const isMain = /\/main\.tsx?$/.test(to.path)
      if (to.folder === '' && !isMain) return undefined
      if (isMain)
        return 'main puts the parts together and starts the program: no part imports it. Move what you need to a file of its own.'
      const meeting = side === 'app' ? 'shell or main' : 'http or main'
      return `src/${side}/${from.folder} does not import src/${side}/${to.folder}: a noun can be read and changed alone. Let them meet in ${meeting}, or put what they share in src/domain.`
    },
  },
  {
    name: 'nothing-imports-tests',
    refuse: ({ from, to }) => {
      if (!inSrc(from) || from.isTest) return undefined
      if (to?.area !== 'tests' && to?.isTest !== true) return undefined
      return 'The product does not import its tests: they would be shipped. Builders that the demo needs live in src/server/demo, and the tests import them from there.'
    },
  },
  {
    name: 'imports-by-name',
    refuse: ({ from, specifier, to }) => {
      if (from.area === 'elsewhere' || to === undefined || !specifier.startsWith('..')) return undefined
      if (from.area === to.area && from.folder === to.folder) return undefined
      const named = to.path.replace(/^(src\/)?/, '#')
      return `"${specifier}" leaves its folder. Write "${named}", so that a reader sees where it leads and a moved file breaks nothing.`
    },
  },
]
