import { describeThrow } from './http/problems.ts'

/** What a wrong setting, or a store that is away, comes back as, in the words of whoever can put it right. */
const KNOWN: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no PostgreSQL answers at that address; see whether it runs, and whether DATABASE_URL is right',
  ENOTFOUND: 'no computer of that name was found; see whether DATABASE_URL is right',
  ENOENT: 'a folder or a file that it needs is not there',
  EACCES: 'this user may not write there',
  ENOSPC: 'the disk is full',
  'newer-release':
    'a newer release of QA Review has used it; go on with that one, or restore a backup into an empty store with this one',
  '28000':
    'PostgreSQL does not let that name in from here; see whether it has the role, and what its pg_hba.conf allows',
  '28P01': 'PostgreSQL does not take that name with that password; see whether DATABASE_URL is right',
  '3D000': 'PostgreSQL has no database of that name; make it first',
  '42501': 'the role in DATABASE_URL has not the rights that it needs',
  '42P01': 'there is nothing in it yet',
  '57P03': 'PostgreSQL is just starting or stopping; try again in a moment',
}

/** Why something could not be done: in words where they are known, and always with the code that can be looked up. */
export function reason(thrown: unknown): string {
  const { kind, code, at } = describeThrow(thrown)
  if (code === undefined) return `${kind} ${at[0]}`
  return Object.hasOwn(KNOWN, code) ? `${KNOWN[code]} (${code})` : code
}
