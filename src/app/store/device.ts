/**
 * What the device itself remembers, outside any database: who was last signed in, so that the app opens without a
 * connection, and a mark per person by which a database that was silently emptied is told from a new one.
 */
import { z } from 'zod'
import { role } from '#domain/people.ts'
import { uuid } from '#domain/custody/grammar.ts'

export type DeviceMemory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const signedInSchema = z.object({
  id: uuid,
  name: z.string(),
  roles: z.array(z.object({ role, reviewId: uuid.optional(), schoolId: uuid.optional(), hubId: uuid.optional() })),
})
export type SignedIn = z.infer<typeof signedInSchema>

const SIGNED_IN = 'qar-signed-in'
const PEOPLE = 'qar-people'

/** Who somebody is must survive a tablet that dies; a mark that tells of a lost database must lie outside of any. */
export const mustSurvive = (key: string): boolean => key === SIGNED_IN || key === PEOPLE

/** Who was last signed in on this device and has not signed out; null also when the memory cannot be read. */
export function signedIn(memory: DeviceMemory = localStorage): SignedIn | null {
  const person = signedInSchema.safeParse(read(memory, SIGNED_IN))
  return person.success ? person.data : null
}

export function rememberSignedIn(memory: DeviceMemory, person: SignedIn | null): void {
  if (!person) return forget(memory, SIGNED_IN)
  write(memory, SIGNED_IN, person)
  const others = peopleOnDevice(memory).filter(({ id }) => id !== person.id)
  write(memory, PEOPLE, [...others, { id: person.id, name: person.name }])
}

const people = z.array(z.object({ id: uuid, name: z.string() }))

/** Everyone who has a database on this device. */
export function peopleOnDevice(memory: DeviceMemory = localStorage): readonly { id: string; name: string }[] {
  return people.safeParse(read(memory, PEOPLE)).data ?? []
}

/** JSON under a key of the device's memory; undefined when there is none, or it cannot be read. */
export function read(memory: Pick<DeviceMemory, 'getItem'>, key: string): unknown {
  try {
    return JSON.parse(memory.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** A memory that refuses, as in some private windows, costs the convenience and nothing else. */
export function write(memory: DeviceMemory, key: string, value: unknown): void {
  try {
    memory.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: the database still keeps the work.
  }
}

export function forget(memory: DeviceMemory, key: string): void {
  try {
    memory.removeItem(key)
  } catch {
    // As above.
  }
}
