/**
 * The environment as settings. Whatever is wrong is said in one line that names the variable and what it may be,
 * because the person who reads it has just typed it. Nothing is inferred: a host that others can reach is refused
 * by the demonstration rather than narrowed, and a network's server has no default for what keeps it safe.
 */
import { z } from 'zod'
import type { Mode } from './context.ts'
import type { StorePlace } from './db/store.ts'

interface Common {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** The address of a PostgreSQL, or null for the embedded store in `dataDir`. */
  readonly databaseUrl: string | null
  readonly logLevel: string
}

export interface DemoSettings extends Common {
  readonly mode: 'demo'
}

export interface ProductionSettings extends Common {
  readonly mode: 'production'
  /** Where people find it, as `https://qa.example.org`: an origin, without a path. */
  readonly origin: string
  /** Goes into the digest of every password. Whoever loses it sends everybody a new link. */
  readonly authSecret: string
  readonly smtpUrl: string
  readonly mailFrom: string
  /** How many proxies stand before it, each of which adds to `X-Forwarded-For` where it was asked from. */
  readonly proxies: number
}

/** What a command of the administrator's goes by. */
export interface AdminSettings extends StorePlace {
  readonly origin: string | null
}

export type Settings = DemoSettings | ProductionSettings
type Environment = Readonly<Record<string, string | undefined>>
type Variables = Readonly<Record<string, { readonly schema: z.ZodType; readonly may: string }>>

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const SECRET_LENGTH = 32
const SECRET_VARIETY = 10

const whole = (most: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().max(most))

/** An https address and nothing after the host: what people see is everything the server goes by. */
const origin = z
  .url({ protocol: /^https$/ })
  .refine((address) => URL.canParse(address) && `${new URL(address).origin}/` === new URL(address).href)
  .transform((address) => new URL(address).origin)

/** Long enough, of many different characters, and not one that stands in somebody's instructions. */
const secret = z
  .string()
  .min(SECRET_LENGTH)
  .refine((text) => new Set(text).size >= SECRET_VARIETY)
  .refine((text) => !/secret|password|change|example|default|replace/i.test(text))

const common = {
  PORT: { schema: whole(65_535).default(3000), may: 'PORT must be a whole number from 0 to 65535.' },
  DATA_DIR: { schema: z.string().default('./data'), may: 'DATA_DIR must be a folder.' },
  LOG_LEVEL: { schema: z.enum(LEVELS).default('info'), may: `LOG_LEVEL must be one of ${LEVELS.join(', ')}.` },
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(?:ql)?$/ }).optional(),
    may: 'DATABASE_URL must be like postgresql://name:password@host:5432/database, or left out: then the store is in DATA_DIR.',
  },
} as const satisfies Variables

const demo = {
  ...common,
  HOST: {
    schema: z.enum(LOOPBACK).default('127.0.0.1'),
    may: `HOST must be ${LOOPBACK.join(', ')} or left out: in the demonstration anyone can be anyone, so it answers this computer only.`,
  },
} as const satisfies Variables

const production = {
  ...common,
  HOST: { schema: z.string().regex(/^\S+$/).default('127.0.0.1'), may: 'HOST must be an address of this computer.' },
  BASE_URL: {
    schema: origin,
    may: 'BASE_URL must be the https address at which people find it, without a path, such as https://qa.example.org.',
  },
  AUTH_SECRET: {
    schema: secret,
    may: `AUTH_SECRET must be at least ${SECRET_LENGTH} characters that nobody can guess. Make one with: openssl rand -base64 32.`,
  },
  SMTP_URL: {
    schema: z.url({ protocol: /^smtps?$/ }),
    may: 'SMTP_URL must be the mail server that sends invitations, such as smtps://name:password@mail.example.org:465.',
  },
  MAIL_FROM: {
    schema: z.string().regex(/^(?:[^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/),
    may: 'MAIL_FROM must be the sender of invitations, such as QA Review <qa-review@example.org>.',
  },
  TRUSTED_PROXIES: {
    schema: whole(9).default(1),
    may: 'TRUSTED_PROXIES must be how many proxies add to X-Forwarded-For before a request comes here, from 0 to 9.',
  },
} as const satisfies Variables

/** The settings of this mode, or one line about the first variable that is wrong. An empty one is unset. */
export function readSettings(mode: Mode, environment: Environment): Settings | { readonly wrong: string } {
  const given = (name: string) => (environment[name] === '' ? undefined : environment[name])
  for (const [name, { schema, may }] of Object.entries<Variables[string]>(mode === 'demo' ? demo : production)) {
    if (!schema.safeParse(given(name)).success) return { wrong: may }
  }
  const shared = {
    port: common.PORT.schema.parse(given('PORT')),
    dataDir: common.DATA_DIR.schema.parse(given('DATA_DIR')),
    databaseUrl: common.DATABASE_URL.schema.parse(given('DATABASE_URL')) ?? null,
    logLevel: common.LOG_LEVEL.schema.parse(given('LOG_LEVEL')),
  }
  if (mode === 'demo') return { mode, ...shared, host: demo.HOST.schema.parse(given('HOST')) }
  return {
    mode,
    ...shared,
    host: production.HOST.schema.parse(given('HOST')),
    origin: production.BASE_URL.schema.parse(given('BASE_URL')),
    authSecret: production.AUTH_SECRET.schema.parse(given('AUTH_SECRET')),
    smtpUrl: production.SMTP_URL.schema.parse(given('SMTP_URL')),
    mailFrom: production.MAIL_FROM.schema.parse(given('MAIL_FROM')),
    proxies: production.TRUSTED_PROXIES.schema.parse(given('TRUSTED_PROXIES')),
  }
}

/** What is needed by whoever only works on the store, or one line about what is wrong: no secret, no mail. */
export function readAdminSettings(environment: Environment): AdminSettings | { readonly wrong: string } {
  const { DATA_DIR, DATABASE_URL } = common
  const BASE_URL = { ...production.BASE_URL, schema: production.BASE_URL.schema.optional() }
  const given = (name: string) => environment[name] || undefined
  for (const [name, { schema, may }] of Object.entries<Variables[string]>({ DATA_DIR, DATABASE_URL, BASE_URL })) {
    if (!schema.safeParse(given(name)).success) return { wrong: may }
  }
  return {
    dataDir: DATA_DIR.schema.parse(given('DATA_DIR')),
    databaseUrl: DATABASE_URL.schema.parse(given('DATABASE_URL')) ?? null,
    origin: BASE_URL.schema.parse(given('BASE_URL')) ?? null,
  }
}
