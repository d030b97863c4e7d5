import type { Letter, Post } from '#server/context.ts'

const KEPT = 50

/** Sends nothing: the demonstration keeps its last mails in memory, where anyone can read them. */
export function mailbox(now: () => string): Post {
  const letters: (Letter & { readonly at: string })[] = []
  return {
    send: async (letter) => {
      letters.unshift({ ...letter, at: now() })
      letters.splice(KEPT)
    },
    kept: () => letters,
  }
}
