/**
 * What a password must be: long, and nothing else that can be said without knowing what others choose. There are no
 * rules about kinds of characters, since those make passwords that are hard to type and easy to guess.
 */
import { z } from 'zod'

const PASSWORD_LEAST = 12
/** Long enough for any passphrase; what is longer is refused and never cut. */
const PASSWORD_MOST = 256

/** How much is missing at the short end, in characters as a person counts them. */
export function missingCharacters(password: string): number {
  return Math.max(0, PASSWORD_LEAST - Array.from(password).length)
}

/** As long as is allowed; whether it can be guessed is asked of the server, which knows what others choose. */
export function isRightLength(password: string): boolean {
  return missingCharacters(password) === 0 && password.length <= PASSWORD_MOST
}

/** Any text, of a size that can be looked at: a sign-in tells nobody what a password would have to be. */
export const passwordAsTyped = z.string().max(1_000)

/** An e-mail address as it is compared: without the spaces around it, in lower case. */
export const emailAddress = z.string().trim().toLowerCase().max(254)
