import type { Written } from './written.ts'

/** A draft on its second day: one area nearly done, one begun, one still empty. */
export const thistledownDan: Written = {
  areas: {
    leadership: {
      estimate: 'leading',
      points: {
        'went-well': [
          'The senior team is calm, visible and generous with its time. Pupils greet leaders by name at the gate, and every parent that I spoke to could say whom they would go to with a worry.',
          'Coaching is part of the week here. Each teacher works with a colleague on one aim a half-term, chosen by themselves; in two lessons I could see the aim at work without having been told what it was.',
        ],
        'even-better-if': [
          '…the new assistant headteachers had a clearer share of the school improvement plan, with outcomes that are theirs to report.',
        ],
      },
    },
    provision: {
      points: {
        'went-well': [
          'Phonics sessions are brisk and consistent across three groups; the adults’ pronunciation is precise, and misconceptions are picked up on the spot.',
        ],
        'even-better-if': ['…'],
      },
    },
    disadvantaged: { points: {} },
  },
}
