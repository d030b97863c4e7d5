/**
 * "Update now" is a word to the worker that waits, and that word can be lost: while it is under way a later release may
 * take that worker's place, or another tab may have had the version taken already. So it is said again, to whichever
 * worker waits then, until this page stands under a new one. And it can be held back: a browser lets the old worker
 * finish what it has in hand for this page, which may take it minutes, or for ever where it has lost count; a reload
 * ends that. Nobody's page goes from under their hands meanwhile.
 */

/** What is asked of the browser's registration. */
export interface Registration {
  readonly installing: unknown
  readonly waiting: Pick<ServiceWorker, 'postMessage'> | null
  readonly active: Pick<ServiceWorker, 'state'> | null
}

export interface RequestSurroundings {
  readonly registration: Registration
  /** Whether this page has come under another worker than the one that it was loaded by. */
  readonly isOutlived: () => boolean
  /** Whether somebody is writing: letters typed during a reload would go nowhere. */
  readonly isWriting: () => boolean
  /** Whether it is still wanted; what the page has asked for by itself is not once a person has begun with it. */
  readonly isWanted: () => boolean
  /** Whether to reload when asking has not helped; a page that was reloaded for that would do it over and over. */
  readonly mayForce: boolean
  /** `forced`: still under the old worker, so that it lets go. */
  readonly reload: (forced: boolean) => void
  readonly givenUp: () => void
  /** Runs `work` every `ms`; the answer ends it. */
  readonly every: (work: () => void, ms: number) => () => void
}

const AGAIN_MS = 500
/** After so many words in vain the old worker is not waited for any longer. */
const ENOUGH = 10
const SKIP_WAITING = { type: 'SKIP_WAITING' }

/** Asks at once and again until the page is reloaded. The answer looks whether it is time, as when control changes. */
export function requestUpdate(surroundings: RequestSurroundings): () => void {
  const { registration, isOutlived, isWriting, isWanted, mayForce, reload, givenUp, every } = surroundings
  let isOver = false
  let said = 0
  const end = (by: () => void) => {
    isOver = true
    stop()
    by()
  }
  const look = () => {
    if (isOver) return
    if (!isOutlived() && !isWanted()) return end(givenUp)
    if (isWriting()) return
    if (isOutlived()) return end(() => reload(false))
    if (registration.waiting) {
      if (mayForce && said >= ENOUGH) return end(() => reload(true))
      said += 1
      return registration.waiting.postMessage(SKIP_WAITING)
    }
    // Nothing waits and nothing is on its way to: what was offered is what a reload gets.
    if (!registration.installing && registration.active?.state === 'activated') end(() => reload(false))
  }
  const stop = every(look, AGAIN_MS)
  look()
  return look
}
