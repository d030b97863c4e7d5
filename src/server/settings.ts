/**
 * The environment as settings. Whatever is wrong is said in one line that names the variable and what it may be,
 * because the person who reads it has just typed it. Nothing is inferred: a host that others can reach is refused
 * rather than narrowed.
 */
import { z } from 'zod'

export interface Settings {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly logLevel: string
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65_535))

/** Each variable of the demonstration, and what to tell somebody who got it wrong. */
const variables = {
  PORT: { schema: port.default(3000), may: 'PORT must be a whole number from 0 to 65535.' },
  HOST: {
    schema: z.enum(LOOPBACK).default('127.0.0.1'),
    may: `HOST must be ${LOOPBACK.join(', ')} or left out: in the demonstration anyone can be anyone, so it answers this computer only.`,
  },
  DATA_DIR: { schema: z.string().default('./data'), may: 'DATA_DIR must be a folder.' },
  LOG_LEVEL: { schema: z.enum(LEVELS).default('info'), may: `LOG_LEVEL must be one of ${LEVELS.join(', ')}.` },
  DATABASE_URL: {
    schema: z.undefined(),
    may: 'DATABASE_URL must be left out: the demonstration keeps a store of its own in DATA_DIR.',
  },
} as const

/** The settings of the demonstration, or one line about the first variable that is wrong. An empty one is unset. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Settings | { readonly wrong: string } {
  const given = (name: string) => (environment[name] === '' ? undefined : environment[name])
  for (const [name, { schema, may }] of Object.entries(variables)) {
    if (!schema.safeParse(given(name)).success) return { wrong: may }
  }
  return {
    port: variables.PORT.schema.parse(given('PORT')),
    host: variables.HOST.schema.parse(given('HOST')),
    dataDir: variables.DATA_DIR.schema.parse(given('DATA_DIR')),
    logLevel: variables.LOG_LEVEL.schema.parse(given('LOG_LEVEL')),
  }
}
