/** What a server is told by its environment, as the demonstration and as a network's own. */
import { describe, expect, test } from 'vitest'
import { readSettings } from './settings.ts'

type Environment = Readonly<Record<string, string>>
const refusal = (mode: 'demo' | 'production', environment: Environment) =>
  (readSettings(mode, environment) as { wrong?: string }).wrong

describe('the demonstration', () => {
  const USUAL = {
    mode: 'demo',
    port: 3000,
    host: '127.0.0.1',
    dataDir: './data',
    databaseUrl: null,
    logLevel: 'info',
  }

  test('nothing set, or set to nothing, is the usual', () => {
    expect(readSettings('demo', {})).toEqual(USUAL)
    expect(readSettings('demo', { PORT: '', HOST: '', DATA_DIR: '', LOG_LEVEL: '', DATABASE_URL: '' })).toEqual(USUAL)
    expect(readSettings('demo', { BASE_URL: 'x', PATH: 'y' })).toEqual(USUAL)
  })

  test('each can be chosen', () => {
    const chosen = { PORT: '0', HOST: '::1', DATA_DIR: 'elsewhere', LOG_LEVEL: 'warn' }
    for (const databaseUrl of ['postgres://x', 'postgresql://name:word@db.test:5432/qa', 'postgresql:///qa?host=/run'])
      expect(readSettings('demo', { DATABASE_URL: databaseUrl })).toEqual({ ...USUAL, databaseUrl })
    expect(readSettings('demo', chosen)).toEqual({
      ...USUAL,
      port: 0,
      host: '::1',
      dataDir: 'elsewhere',
      logLevel: 'warn',
    })
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
    { DATABASE_URL: 'mysql://x' },
    { DATABASE_URL: 'localhost/qa' },
  ])('%j is refused in one line that names it', (environment) => {
    expect(refusal('demo', environment as Environment)).toMatch(
      new RegExp(`^${Object.keys(environment)[0]} must [^\\n]+\\.$`),
    )
  })
})

describe('a network’s own server', () => {
  const NEEDED = {
    BASE_URL: 'https://qa.example.org',
    AUTH_SECRET: 'nYh2kZ7qUo0vT4wX9bLs3mEd6rGc1pJf',
    SMTP_URL: 'smtps://post:word@mail.example.org:465',
    MAIL_FROM: 'QA Review <qa-review@example.org>',
  }

  test('what it needs, and the usual for the rest', () => {
    expect(readSettings('production', NEEDED)).toEqual({
      mode: 'production',
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      databaseUrl: null,
      logLevel: 'info',
      origin: 'https://qa.example.org',
      authSecret: NEEDED.AUTH_SECRET,
      smtpUrl: NEEDED.SMTP_URL,
      mailFrom: NEEDED.MAIL_FROM,
      proxies: 1,
    })
    expect(
      readSettings('production', { ...NEEDED, HOST: '0.0.0.0', BASE_URL: 'https://QA.Example.org:8443/' }),
    ).toMatchObject({ host: '0.0.0.0', origin: 'https://qa.example.org:8443' })
  })

  test.each(Object.keys(NEEDED))('without %s it does not start', (name) => {
    expect(refusal('production', { ...NEEDED, [name]: '' })).toMatch(new RegExp(`^${name} must [^\\n]+\\.$`))
  })

  test.each([
    { BASE_URL: 'http://qa.example.org' },
    { BASE_URL: 'https://qa.example.org/app' },
    { BASE_URL: 'https://a:b@qa.example.org' },
    { BASE_URL: 'qa.example.org' },
    { AUTH_SECRET: 'short' },
    { AUTH_SECRET: 'abababababababababababababababababababab' },
    { AUTH_SECRET: 'please-change-me-7qUo0vT4wX9bLs3mEd6rGc1p' },
    { SMTP_URL: 'https://mail.example.org' },
    { MAIL_FROM: 'QA Review' },
    { MAIL_FROM: 'QA Review <qa@example.org>\r\nBcc: everyone@example.org' },
    { TRUSTED_PROXIES: '-1' },
    { TRUSTED_PROXIES: 'all' },
  ])('%j is refused in one line that names it', (environment) => {
    expect(refusal('production', { ...NEEDED, ...(environment as Partial<typeof NEEDED>) })).toMatch(
      new RegExp(`^${Object.keys(environment)[0]} must [^\\n]+\\.$`),
    )
  })

  test('what was given is not repeated where it may be a secret', () => {
    const wrong = refusal('production', { ...NEEDED, AUTH_SECRET: 'please-change-me-7qUo0vT4wX9bLs3mEd6rGc1p' })
    expect(wrong).not.toContain('7qUo0vT4wX9b')
  })
})
