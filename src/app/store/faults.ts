/**
 * What can go wrong with the device's own storage, as values. The words a person reads are chosen by the reason;
 * nothing is ever decided on an error's message, because browsers phrase the same fault differently.
 */

export const STORAGE_FAULTS = [
  /** The device is full. Text typed so far stays in memory and is tried again. */
  'quota',
  /** The connection was lost (iOS closes it in the background) and could not be opened again yet. */
  'closed',
  /** Another tab runs a newer version and has taken the database over: this tab must be reloaded. */
  'updated-elsewhere',
  /** An older tab holds the database and does not let go. */
  'blocked',
  /** There is no storage at all, as in some private windows. */
  'unavailable',
  'unknown',
] as const
export type StorageFaultReason = (typeof STORAGE_FAULTS)[number]

export interface StorageFault {
  readonly fault: StorageFaultReason
  /** The error's name, for the flight recorder; never shown and never decided upon. */
  readonly name: string
}

export function isFault(value: unknown): value is StorageFault {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'fault')
}

export class StorageFailure extends Error {
  readonly fault: StorageFault
  constructor(fault: StorageFault) {
    super(fault.fault)
    this.name = 'StorageFailure'
    this.fault = fault
  }
}

const REASONS: { readonly [name: string]: StorageFaultReason } = {
  QuotaExceededError: 'quota',
  DatabaseClosedError: 'closed',
  InvalidStateError: 'closed',
  TransactionInactiveError: 'closed',
  UnknownError: 'closed',
  OpenFailedError: 'closed',
  TimeoutError: 'closed',
  BlockedError: 'blocked',
  MissingAPIError: 'unavailable',
  SecurityError: 'unavailable',
  NotAllowedError: 'unavailable',
}

/**
 * The fault behind an error. A full device arrives as an `AbortError` that wraps the true reason, and storage that is
 * refused as a database that is closed; so what lies inside counts for more.
 */
export function faultOf(error: unknown): StorageFault {
  let told: StorageFault | null = null
  for (let at: unknown = error, depth = 0; at !== null && at !== undefined && depth < 6; depth += 1) {
    const name = nameOf(at)
    const reason = REASONS[name]
    if (reason === 'quota' || reason === 'unavailable') return { fault: reason, name }
    told ??= reason ? { fault: reason, name } : null
    const { inner, cause } = at as { inner?: unknown; cause?: unknown }
    at = inner ?? cause
  }
  return told ?? { fault: 'unknown', name: nameOf(error) }
}

function nameOf(error: unknown): string {
  const name = (error as { name?: unknown } | null | undefined)?.name
  return typeof name === 'string' ? name : 'unknown'
}
