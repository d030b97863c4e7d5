import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string }

const onAnyEngine = ['src/server/**/*.test.ts', 'tests/laws/{heads-through-the-server,writers-and-a-reader}.test.ts']
/** What never reaches a store, or is about the other engine, is not run twice. */
const withoutStore = [
  'src/server/{settings,lifecycle}.test.ts',
  'src/server/admin/{run,network/reading}.test.ts',
  'src/server/db/{sqlite,store-lock}.test.ts',
  'src/server/demo/build.test.ts',
  'src/server/reports/render/*.test.ts',
  'src/server/http/{body,etag,file,guard,headers,linear,listener,session,static,strict-json}.test.ts',
]

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(version) },
  // The same Dexie, compiled for the browsers of today; without this it is the one for those of 2015, and 10 kB more.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/app',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      injectManifest: { globPatterns: ['**/*.{js,css,html,woff2,svg,png,webmanifest}'] },
      manifest: {
        name: 'QA Review',
        short_name: 'QA Review',
        description: 'Quality Assurance Review: written offline in a school, never loses a word.',
        lang: 'en-GB',
        id: '/',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        theme_color: '#0b5563',
        background_color: '#f4f6f6',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
    compressed(),
  ],
  build: {
    target: 'es2022',
    // The strict content policy allows no `data:` URL.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // zod tries `new Function` when the first schema is made, wherever that is; what forbids it runs in zod's chunk.
        // All else that the first load needs is one file: cut into the many parts that lazy pages share, it weighs more.
        codeSplitting: {
          groups: [
            { name: 'zod', test: /node_modules.zod.|src.app.jitless/ },
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  test: {
    // Left to itself it keeps one processor free, which on a machine of two is half of all there is.
    maxWorkers: '100%',
    // Hundreds of programs are started; one that finds its code compiled is there in half the time (`tests/world/compiled.ts`).
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)) },
    projects: [
      project('domain', ['src/domain/**/*.test.ts']),
      {
        test: {
          ...project('server', ['src/server/**/*.test.ts']).test,
          exclude: ['src/server/db/postgresql*.test.ts'],
        },
      },
      {
        test: {
          ...project('postgresql', [...onAnyEngine, 'tests/{world/postgres,durability/postgresql}.test.ts'], 60_000)
            .test,
          exclude: withoutStore,
          provide: { engine: 'PostgreSQL' as const },
          globalSetup: ['tests/world/postgres-setup.ts'],
        },
      },
      project('app', ['src/app/**/*.test.ts', 'src/app/**/*.test.tsx']),
      project('whole', ['tests/{stories,laws,golden}/**/*.test.ts']),
      project('pdf', ['tests/printed/pdf.test.ts'], 120_000),
      project('word', ['tests/printed/word.test.ts'], 120_000),
      project('durability', ['tests/durability/{killed-server,acknowledged}.test.ts'], 600_000),
      project('simulation', ['tests/simulation/**/*.test.ts'], 300_000),
      project('house', ['tests/house/**/*.test.ts'], 120_000),
      // After all others, which would leave a browser too little of the processor; what is timed has it for itself.
      browserProject('browser', ['tests/browser/!(typing|moderating|webkit).test.ts'], 1),
      browserProject('webkit', ['tests/browser/webkit.test.ts'], 1),
      browserProject('browser-timed', ['tests/browser/{typing,moderating}.test.ts'], 2, { fileParallelism: false }),
    ],
  },
})

function project(name: string, include: string[], testTimeout = 30_000) {
  const setupFiles = ['tests/world/console.ts']
  const provide = { engine: 'SQLite' as const }
  const environment = 'node' as const
  // Loading the same modules for each file takes as long as the tests; what one test leaves behind is kept in no module.
  return { test: { name, include, testTimeout, provide, setupFiles, environment, isolate: false } }
}

function browserProject(name: string, include: string[], groupOrder: number, alone: { fileParallelism?: false } = {}) {
  return {
    test: {
      name,
      include,
      globalSetup: ['tests/browser/setup.ts'],
      sequence: { groupOrder },
      ...alone,
      testTimeout: 600_000,
      hookTimeout: 120_000,
      // The browser waits for what a person would see; a slow machine is no reason for a red test.
      retry: 0,
    },
  }
}

/** Writes a brotli twin beside each text file, so that the server need not compress while people wait. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    // Last of all: the service worker is written when the bundle is closed.
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        for (const name of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
          if (!/\.(js|css|html|svg|webmanifest)$/.test(name)) continue
          const file = join('dist', name)
          const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
          writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params }))
        }
      },
    },
  }
}
