import type { GiveOutcome, NewCommand } from '#app/store/store.ts'
import type { Actions } from './hooks.ts'
import type { Tablet } from './tablet.ts'

/** What a person does, as functions of the tablet. */
export function actionsOf(tablet: Tablet): Actions {
  const give = async (rid: string, command: NewCommand): Promise<GiveOutcome> => {
    const session = tablet.getSession()
    if (!session) throw new Error('Nobody is signed in')
    return (await session.drafts.flush()) ?? session.store.give(rid, command)
  }
  return {
    signIn: (persona) => tablet.signIn(persona),
    signOut: () => tablet.signOut(),
    submitEvaluation: (rid) => give(rid, { type: 'evaluation.submit', args: {} }),
    recallEvaluation: (rid) => give(rid, { type: 'evaluation.recall', args: {} }),
    releaseHeld: (rid, mid) => give(rid, { type: 'held.release', args: { mid } }),
    saveCopy: async () => {
      const blob = await tablet.getSession()?.store.exportAll()
      if (blob) download(blob)
    },
  }
}

function download(blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = 'qa-review-copy.json'
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
