/** The work of most days: each reviewer fills in their own evaluation, hands it in and takes it back. */
import { evaluationOf } from '#domain/custody/grammar.ts'
import { type Work, choose, settle, type } from './hand.ts'

const AREAS = ['leadership', 'provision', 'disadvantaged'] as const
const LEVELS = ['leading', 'effective', 'working-towards', 'ineffective'] as const
/** The texts that people write. */
export const TEXTS = AREAS.slice(0, 2).flatMap((area) =>
  ['went-well', 'even-better-if'].flatMap((list) => ['p1', 'p2'].map((point) => `areas/${area}/${list}/${point}/text`)),
)

export const EVALUATION: Work = {
  docOf: evaluationOf,
  deeds: {
    write: (looking) => type(looking, looking.chance.pick(looking.texts)),
    choose: (looking) => choose(looking, `areas/${looking.chance.pick(AREAS)}/estimate`, looking.chance.pick(LEVELS)),
    remove: (looking) => {
      const field = looking.chance.pick(looking.texts).replace(/text$/, '_deleted')
      return choose(looking, field, looking.chance.below(2) === 0 ? true : null)
    },
    settle,
    fill: async (looking) => {
      for (const area of AREAS) {
        await choose(looking, `areas/${area}/estimate`, looking.chance.pick(LEVELS))
        await type(looking, `areas/${area}/went-well/p1/text`)
      }
    },
    submit: async ({ session, rid }) => {
      await session.drafts.flush()
      return session.store.give(rid, { type: 'evaluation.submit', args: {} })
    },
    recall: ({ session, rid }) => session.store.give(rid, { type: 'evaluation.recall', args: {} }),
  },
}
