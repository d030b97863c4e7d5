import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const USUAL = { port: 3000, host: '127.0.0.1', dataDir: './data', logLevel: 'info' }

test('nothing set, or set to nothing, is the usual', () => {
  expect(readSettings({})).toEqual(USUAL)
  expect(readSettings({ PORT: '', HOST: '', DATA_DIR: '', LOG_LEVEL: '', DATABASE_URL: '' })).toEqual(USUAL)
  expect(readSettings({ BASE_URL: 'x', PATH: 'y' })).toEqual(USUAL)
})

test('each can be chosen', () => {
  const chosen = { PORT: '0', HOST: '::1', DATA_DIR: 'elsewhere', LOG_LEVEL: 'warn' }
  expect(readSettings(chosen)).toEqual({ port: 0, host: '::1', dataDir: 'elsewhere', logLevel: 'warn' })
})

test.each([
  { PORT: '65536' },
  { PORT: '-1' },
  { PORT: '3000.5' },
  { PORT: '0x10' },
  { PORT: ' 80' },
  { HOST: '0.0.0.0' },
  { HOST: '::' },
  { HOST: '192.168.0.7' },
  { HOST: 'localhost.example.org' },
  { LOG_LEVEL: 'loud' },
  { DATABASE_URL: 'postgres://x' },
])('%j is refused in one line that names it', (environment) => {
  const settings = readSettings(environment as Record<string, string>) as { wrong: string }
  expect(settings.wrong).toMatch(new RegExp(`^${Object.keys(environment)[0]} must [^\\n]+\\.$`))
})
