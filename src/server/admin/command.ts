import type { Context } from '#server/context.ts'
import type { ParseArgsOptionsConfig } from 'node:util'
import type { Terminal } from './terminal.ts'

/**
 * How a command wants the store: `beside` a server that may be running, only to read; `alone`, with no server on an
 * embedded store, to change it; or another one to `throw-away`, so that the real one is not touched.
 */
export type Opening = 'beside' | 'alone' | 'throw-away'

export interface Given {
  readonly context: Context
  readonly terminal: Terminal
  /** Where people find the server, as `https://qa.example.org`; null where no setting says so. */
  readonly origin: string | null
  /** Where the store is, in words that name no password. */
  readonly store: string
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

/** One thing that an administrator can ask for. */
export interface Command {
  readonly usage: string
  readonly about: string
  readonly options: ParseArgsOptionsConfig
  /** How many words it takes beside its options. */
  readonly words: readonly [least: number, most: number]
  readonly opening: (options: Given['options']) => Opening
  /** Does it, and answers whether all is well: the process ends with 0 or 1. */
  readonly run: (given: Given) => Promise<boolean>
}
