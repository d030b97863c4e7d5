/**
 * The report as this device has it: built from the sections, the decisions and what the school put forward, by the very
 * function that makes what is published. Whoever decides upon it names exactly what stands here.
 */
import type { ReviewDetail } from '#domain/api/reviews.ts'
import type { Target } from '#domain/custody/entry.ts'
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { PLAN } from '#domain/evaluation/host-question.ts'
import { frameworkOf } from '#domain/framework/registry.ts'
import type { CommandFacts } from '#domain/moderation/rule.ts'
import { everySection } from '#domain/moderation/upon.ts'
import type { Actor, Grant } from '#domain/people.ts'
import { type Action, may } from '#domain/policy.ts'
import { buildReport } from '#domain/report/build.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { decidedIn } from '#app/store/decided.ts'
import { useSignedIn, useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import type { Store, View } from '#app/store/store.ts'
import { useIsAsked } from '#app/writing/kept-words.ts'

export interface Report {
  readonly review: ReviewDetail
  /** With everything that waits to be sent carried out. */
  readonly facts: CommandFacts
  readonly model: ReportModel
  /** The sections as they stand here, for a decision upon them. */
  readonly targets: readonly Target[]
  readonly may: (action: Action) => boolean
  readonly nominations: ReadonlyMap<string, Fields>
}

/** Null until this device has been asked, also for what has been typed for a decision. */
export function useReport(review: ReviewDetail): Report | null {
  const store = useStore()
  const person = useSignedIn()
  const actor: Actor = { personId: person?.id ?? '', grants: (person?.roles ?? []) as readonly Grant[] }
  // The review is read anew with all else: a page that began again with each of its states would shut what is open on it.
  const ask = async () => reportIn(store, (await store.review(review.id)) ?? review, actor)
  const report = useLive(store, ask, [review.id, person?.roles])
  return useIsAsked() && report ? report : null
}

async function reportIn(store: Store, review: ReviewDetail, actor: Actor): Promise<Report> {
  const framework = frameworkOf(review.framework)
  const { facts } = await decidedIn(store, { review, framework, actor, onReport: true })
  const fieldsOf = async (doc: string) => fieldsIn(await store.view(review.id, doc))
  const nominated = await Promise.all(review.nominations.map(async (doc) => [doc, await fieldsOf(doc)] as const))
  const nominations = new Map(nominated.filter(([, fields]) => shownValue(fields, '_deleted') !== true))
  const lead = review.team.find(({ personId }) => personId === review.lead)?.name ?? ''
  const model = buildReport({
    framework,
    review: {
      id: review.id,
      from: review.from,
      to: review.to,
      lead,
      team: review.team.filter(({ role }) => role === 'PR').map(({ name }) => name),
    },
    school: { name: review.school.name, hub: review.place?.hub ?? null, trust: review.place?.trust ?? null },
    version: { number: 1, publishedOn: null, reason: null },
    decided: facts.decided,
    plan: await fieldsOf(PLAN),
    sections: facts.sections,
    nominations,
    previous: review.previous,
  })
  return {
    review,
    facts,
    model,
    targets: everySection(facts),
    may: (action) => may(actor, action, { review: facts.review, owner: actor.personId }),
    nominations,
  }
}

const fieldsIn = (view: View): Fields => (view.status === 'ready' ? view.fields : new Map())
