/**
 * What a person does beside writing, as functions of the tablet. Whatever is being typed is saved first: a decision is
 * about what the person sees, and that includes the last word.
 */
import type { GiveOutcome, NewCommand } from '#app/store/store.ts'
import type { StorageFault } from '#app/store/faults.ts'
import type { SignInBy, SignInOutcome, Tablet } from './tablet.ts'
import { saveFile } from './save-file.ts'

export interface Actions {
  readonly signIn: (by: SignInBy) => Promise<SignInOutcome>
  readonly signOut: () => Promise<StorageFault | null>
  /** Saves what is dirty first; a fault means that nothing was submitted. */
  readonly submitEvaluation: (rid: string) => Promise<GiveOutcome>
  readonly recallEvaluation: (rid: string) => Promise<GiveOutcome>
  readonly releaseHeld: (rid: string, mid: string) => Promise<GiveOutcome>
  /** Gives the person everything on this device as a file. */
  readonly saveCopy: () => Promise<void>
}

export function actionsOf(tablet: Tablet): Actions {
  const give = async (rid: string, command: NewCommand): Promise<GiveOutcome> => {
    const session = tablet.getSession()
    if (!session) throw new Error('Nobody is signed in')
    return (await session.drafts.flush()) ?? session.store.give(rid, command)
  }
  return {
    signIn: (by) => tablet.signIn(by),
    signOut: () => tablet.signOut(),
    submitEvaluation: (rid) => give(rid, { type: 'evaluation.submit', args: {} }),
    recallEvaluation: (rid) => give(rid, { type: 'evaluation.recall', args: {} }),
    releaseHeld: (rid, mid) => give(rid, { type: 'held.release', args: { mid } }),
    saveCopy: async () => {
      const session = tablet.getSession()
      if (session) saveFile(await session.store.exportAll(session.drafts.unsaved()), 'qa-review-copy.json')
    },
  }
}
