/**
 * The work of some days: the lead and a colleague write one section of the report at once, each changing a sentence here
 * and adding one there, and now and then one of them says of a merged text that it is right.
 */
import { sentencesOf } from '#domain/custody/sentences.ts'
import { differingHeads } from '#domain/custody/state.ts'
import { type Looking, type Work, headsOf, settle, settleWith, type } from './hand.ts'
import { textOf } from './record.ts'

export const SECTION = 'section/context'
const FIELD = 'text'

/** Of two texts a person is asked; a text can be typed into only once it is one. */
async function rewrite(
  looking: Looking,
  change: (sentences: readonly string[], typed: string) => string[],
): Promise<void> {
  const [head, ...others] = differingHeads(headsOf(looking, FIELD))
  if (others.length > 0) return settle(looking)
  const sentences = sentencesOf(textOf(head?.value ?? null))
  return type(looking, FIELD, (typed) => change(sentences, ` ${typed}.`).join(''))
}

/** Some sentence, or the place after the last. */
const somewhere = ({ chance, fields }: Looking) =>
  chance.below(sentencesOf(textOf(fields.get(FIELD)?.[0]?.value ?? null)).length + 1)

function replace(looking: Looking, length: number): Promise<void> {
  const at = somewhere(looking)
  return rewrite(looking, (sentences, typed) => sentences.toSpliced(at, length, typed))
}

/** They have read the text and let it stand. */
async function check(looking: Looking): Promise<unknown> {
  const heads = headsOf(looking, FIELD)
  const [head, ...others] = heads
  return head?.merge && others.length === 0 ? settleWith(looking, FIELD, head.value, heads) : replace(looking, 1)
}

export const WRITING_A_SECTION: Work = {
  docOf: () => SECTION,
  deeds: {
    write: (looking) => replace(looking, 1),
    choose: check,
    remove: (looking) => replace(looking, 2),
    settle,
    fill: (looking) => replace(looking, 0),
    submit: check,
    recall: (looking) => replace(looking, 0),
  },
}
