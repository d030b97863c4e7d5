/** What the page around the app tells it: whether it is seen, and when it comes, goes, or finds a connection. */
export interface Page {
  readonly isVisible: () => boolean
  /** The page is shown again, or the browser believes that the connection has come or gone: a hint, no more. */
  readonly onOccasion: (listener: () => void) => () => void
  /** The page may be about to vanish without another word. */
  readonly onLeaving: (listener: () => void) => () => void
}

export function browserPage(window: Window): Page {
  const { document } = window
  const listen = (listener: () => void, on: readonly (readonly [EventTarget, string])[]) => {
    for (const [target, type] of on) target.addEventListener(type, listener)
    return () => {
      for (const [target, type] of on) target.removeEventListener(type, listener)
    }
  }
  const isVisible = () => document.visibilityState === 'visible'
  return {
    isVisible,
    onOccasion: (listener) =>
      listen(
        () => isVisible() && listener(),
        [
          [window, 'online'],
          [window, 'offline'],
          [window, 'pageshow'],
          [window, 'focus'],
          // A page that the browser had frozen to save power goes on.
          [document, 'resume'],
          [document, 'visibilitychange'],
        ],
      ),
    onLeaving: (listener) => {
      const whenHidden = () => !isVisible() && listener()
      const stopHidden = listen(whenHidden, [[document, 'visibilitychange']])
      const stopLeaving = listen(listener, [[window, 'pagehide']])
      return () => {
        stopHidden()
        stopLeaving()
      }
    },
  }
}
