/**
 * Browsers delete a site's database without telling it: after seven days unused, or when the disk is full. The same
 * mark is therefore kept in two places; if the database has lost its own, what it held is gone and must be said.
 */
import { z } from 'zod'
import { type DeviceMemory, read, write } from './device.ts'
import type { Port } from './port.ts'

const sentinelSchema = z.object({
  id: z.string(),
  /** When something was last saved here, and how many entries had not been sent then. */
  savedAt: z.string().nullable(),
  waiting: z.int(),
})

export interface Cleared {
  readonly savedAt: string | null
  readonly waiting: number
}

const keyOf = (personId: string) => `qar-sentinel-${personId}`

/**
 * Compares the two marks and renews the missing one. Answers what was lost when the database was emptied behind our
 * back, else null.
 */
export async function checkSentinel(
  port: Port,
  memory: DeviceMemory,
  { personId, newId }: { readonly personId: string; readonly newId: () => string },
): Promise<Cleared | null> {
  const remembered = sentinelSchema.safeParse(read(memory, keyOf(personId))).data
  const fresh = newId()
  const { id, isNew } = await port.write(['meta'], async (rows) => {
    const stored = await rows.get('meta', 'sentinel')
    if (stored && 'id' in stored) return { id: stored.id, isNew: false }
    await rows.put('meta', { key: 'sentinel', id: fresh })
    return { id: fresh, isNew: true }
  })
  if (remembered?.id !== id) write(memory, keyOf(personId), { id, savedAt: null, waiting: 0 })
  return isNew && remembered ? { savedAt: remembered.savedAt, waiting: remembered.waiting } : null
}

/** Renews what would be said if the database vanished now. */
export function renewSentinel(memory: DeviceMemory, personId: string, { savedAt, waiting }: Cleared): void {
  const remembered = sentinelSchema.safeParse(read(memory, keyOf(personId))).data
  if (remembered) write(memory, keyOf(personId), { ...remembered, savedAt, waiting })
}
