import { useEffect, useEffectEvent, useState } from 'react'
import type { Store } from './store.ts'

const ASK_AGAIN_MS = 2000

/**
 * The answer of `query`, asked again whenever what it read has changed; undefined until the first answer and after
 * `deps` have changed. A failing storage leaves the last answer in place: what a person sees does not vanish.
 */
export function useLive<T>(store: Store, query: () => Promise<T>, deps: readonly unknown[]): T | undefined {
  const key = JSON.stringify(deps)
  const [answer, setAnswer] = useState<{ store: Store; key: string; value: T } | null>(null)
  // The query is a new function at each drawing; what it depends on is in `key`.
  const ask = useEffectEvent(query)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined
    const unsubscribe = store
      .live(() => ask())
      .subscribe(
        (value) => setAnswer({ store, key, value }),
        () => (again = setTimeout(() => setAttempt((count) => count + 1), ASK_AGAIN_MS)),
      )
    return () => {
      clearTimeout(again)
      unsubscribe()
    }
  }, [store, key, attempt])
  return answer?.store === store && answer.key === key ? answer.value : undefined
}
