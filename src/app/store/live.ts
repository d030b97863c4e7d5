import { useEffect, useState } from 'react'
import type { Store } from './store.ts'

/**
 * The answer of `query`, asked again whenever what it read has changed; undefined until the first answer and after
 * `deps` have changed. A failing storage leaves the last answer in place: what a person sees does not vanish.
 */
export function useLive<T>(store: Store, query: () => Promise<T>, deps: readonly unknown[]): T | undefined {
  const key = JSON.stringify(deps)
  const [answer, setAnswer] = useState<{ store: Store; key: string; value: T } | null>(null)
  useEffect(
    () =>
      store.live(query).subscribe(
        (value) => setAnswer({ store, key, value }),
        () => undefined,
      ),
    // The query is a new function at each drawing; what it depends on is in `key`.
    [store, key],
  )
  return answer?.store === store && answer.key === key ? answer.value : undefined
}
