/**
 * The words of the one save status in the header. They are a promise: "Saved" is on this device, "sent" is in the
 * server's durable store, and neither is said a moment early.
 */
import type { SaveStatus } from '#app/sync/status.ts'
import { whenWords } from './dates.ts'

export interface StatusWords {
  readonly primary: string
  readonly secondary?: string
  /** The second in a few letters, for a phone. */
  readonly brief?: string
}

export function statusWords(status: SaveStatus, now: Date): StatusWords {
  const { waiting, attention, lastSent, sending } = status
  switch (status.kind) {
    case 'storage-failed':
      return { primary: 'Not saved', secondary: 'This device could not keep your words' }
    case 'saving':
      return { primary: 'Saving…' }
    case 'sending':
      return { primary: `Sending ${sending[0]} of ${sending[1]}…` }
    case 'attention':
      return {
        primary: attention === 1 ? '1 change needs your attention' : `${attention} changes need your attention`,
        secondary: 'kept, not accepted',
      }
    case 'waiting':
      return {
        primary: 'Saved on this device',
        secondary: `${changes(waiting)} waiting to send`,
        brief: `${waiting} to send`,
      }
    case 'sent': {
      const sent = `sent ${whenWords(lastSent ?? now, now)}`
      return { primary: 'Saved', secondary: sent, brief: sent }
    }
    case 'saved':
      return { primary: 'Saved on this device' }
  }
}

const changes = (count: number) => (count === 1 ? '1 change' : `${count} changes`)

const A_FEW_MINUTES_MS = 3 * 60_000
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** What the strip says when this device's clock is wrong enough to mislead; null when it is about right. */
export function clockWords(offsetMs: number): { readonly title: string; readonly text: string } | null {
  const off = Math.abs(offsetMs)
  const [unit, ms] = UNITS.find(([, each]) => off >= each) ?? UNITS[2]
  if (off < A_FEW_MINUTES_MS) return null
  const count = Math.round(off / ms)
  return {
    title: `This device’s clock is ${count} ${count === 1 ? unit : `${unit}s`} ${offsetMs > 0 ? 'slow' : 'fast'}. Keep working`,
    text: '— nothing is lost by it, and the times shown here are corrected. Set the date and time to automatic in the device’s settings.',
  }
}

/** What the strip under the header says while nothing can be sent; null while all is well. */
export function connectionWords(status: SaveStatus): { readonly title: string; readonly text: string } | null {
  switch (status.reason) {
    case 'offline':
      return {
        title: 'No connection. Keep working',
        text: '— everything is kept on this device and sends itself when you are back online.',
      }
    case 'captive':
      return {
        title: 'This network wants you to sign in first. Keep working',
        text: '— open its sign-in page in the browser; everything is kept on this device until then.',
      }
    case 'signed-out':
      return { title: 'Please sign in again to send.', text: 'Everything you wrote is kept on this device.' }
    case 'other-person':
      return {
        title: 'Somebody else is signed in here.',
        text: 'What you wrote is kept, and is sent once you sign in yourself.',
      }
    default:
      return null
  }
}
