import { useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import type { View } from '#app/store/store.ts'

export type Views = ReadonlyMap<string, View>

/** Several documents of a review as this device has them; undefined until the first answer. */
export function useViews(rid: string, docs: readonly string[]): Views | undefined {
  const store = useStore()
  return useLive(store, async () => {
    const views = await Promise.all(docs.map((doc) => store.view(rid, doc)))
    return new Map(docs.map((doc, index) => [doc, views[index]!]))
  }, [rid, ...docs])
}
