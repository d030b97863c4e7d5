/**
 * Who somebody is that the server names only by their id: the host by what they have put forward or prepared, and a former member
 * of the team by the other reviews that this device has. Read from this device; the server is not asked about people.
 */
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { PLAN } from '#domain/evaluation/host-question.ts'
import { useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import type { SafetySources } from './safety.ts'

type KnownPeople = Pick<SafetySources, 'hosts' | 'nameOf'>

/** Undefined until the device has answered. */
export function useKnownPeople({ id, nominations }: ReviewDetail): KnownPeople | undefined {
  const store = useStore()
  const names = useLive(store, async () => {
    const list = await store.reviewList()
    return new Map(list?.reviews.flatMap(({ team }) => team.map(({ personId, name }) => [personId, name] as const)))
  }, [])
  const hosts = useLive(store, async () => {
    const views = await Promise.all([PLAN, ...nominations].map((doc) => store.view(id, doc)))
    const heads = views.flatMap((view) => (view.status === 'ready' ? [...view.fields.values()].flat() : []))
    return new Set(heads.map((head) => head.by))
  }, [id, ...nominations])
  return names && hosts && { hosts, nameOf: (personId) => names.get(personId) ?? null }
}
