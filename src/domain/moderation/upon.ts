/**
 * Commands made upon what is shown: each names the states that the person was looking at, not those of the moment in which
 * it is stored. To read them again then would agree to words that nobody has read.
 */
import type { Json } from '#domain/custody/canonical.ts'
import type { Command, Target } from '#domain/custody/entry.ts'
import { documentId, evaluationOf } from '#domain/custody/grammar.ts'
import { areaPath } from '#domain/evaluation/fields.ts'
import type { CommandFacts } from './rule.ts'

type Shown = Pick<CommandFacts, 'submitted' | 'hashOf'>

/** The team's estimate of an area, upon every submitted evaluation of it; `null` takes the agreement back. */
export function agreement(
  shown: Shown,
  {
    area,
    estimate,
    reason = '',
  }: { readonly area: string; readonly estimate: string | null; readonly reason?: string },
): Command {
  const targets = [...shown.submitted.keys()].map((person) => target(shown, person, areaPath(area)))
  const why: { [name: string]: Json } = reason.trim() === '' ? {} : { reason }
  return { type: 'moderation.agree', targets, args: { area, estimate, ...why } }
}

/** Gives an evaluation back with what is asked for in each area. */
export function returnOf(
  shown: Shown,
  { personId, reasons }: { readonly personId: string; readonly reasons: { readonly [area: string]: string } },
): Command {
  return { type: 'moderation.return', targets: [target(shown, personId, '')], args: { personId, reasons } }
}

/** Every section of the report, whole: what whoever sends or publishes it has read. */
export function everySection({ sections, hashOf }: Pick<CommandFacts, 'sections' | 'hashOf'>): readonly Target[] {
  return [...sections.keys()].map((doc) => ({ doc, path: '', hash: hashOf(doc, '') ?? '' }))
}

/** What is not here has no state to be judged: its hash fits nothing. */
function target({ hashOf }: Shown, personId: string, path: string): Target {
  const doc = evaluationOf(personId)
  return { doc, path, hash: hashOf(doc, path) ?? '' }
}

/** Whose evaluations are not as they were when this command was made upon them, or were not submitted then. */
export function movedSince(shown: Shown, { targets }: Pick<Command, 'targets'>): readonly string[] {
  const named = new Map(targets.map(({ doc, path, hash }) => [documentId(doc), { doc, path, hash }]))
  const moved = [...named]
    .filter(([, { doc, path, hash }]) => shown.hashOf(doc, path) !== hash)
    .map(([person]) => person!)
  return [...moved, ...[...shown.submitted.keys()].filter((person) => !named.has(person))]
}
