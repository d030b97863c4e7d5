import type { Written } from './written.ts'

/** Priya’s submitted evaluation of the trust, to be read beside Dan’s; one of her points has lines of its own. */
export const bramblePriya: Written = {
  areas: {
    challenge: {
      points: {
        strengths: [
          'In history and science, teachers argue about the curriculum with pleasure, and change it: three units were rewritten last year after teachers had asked for it.',
        ],
        'areas-to-develop': [
          'In mathematics the scheme is bought, and the word “deliver” was used often. Nobody could remember when something had last been changed.',
          'Teachers at the stronger school give help when they are asked; they are not asked often.',
        ],
        'next-steps': [
          'Give subject days a question that both schools need answered, rather than an agenda.',
          'Ask the strongest teachers what they would like to learn from the other school: two of them told me at once.',
        ],
      },
    },
    purpose: {
      points: {
        strengths: [
          'Trustees visit every term and tell leaders what they saw; minutes show that they ask about pupils first.',
        ],
        'areas-to-develop': [
          'Support staff had not heard of the new strategy, though they were keen to talk about it.',
        ],
        'next-steps': [],
      },
    },
    improvement: {
      points: {
        strengths: [
          'Headteachers look at each other’s schools twice a year, with the same few questions. They trust one another enough to disagree.',
        ],
        'areas-to-develop': [],
        'next-steps': [
          'Write down after a term what became of each shared idea:\n– taken up as it was\n– changed, and how\n– left, and why',
        ],
      },
    },
    people: {
      points: {
        strengths: ['Marking has been cut down across the trust, and teachers say what they do with the time.'],
        'areas-to-develop': [
          'Middle leaders at Larkspur Hollow have met their counterparts once. Most would like a partner rather than another course.',
        ],
        'next-steps': [],
      },
    },
    inclusion: {
      points: {
        strengths: [
          'Every school’s pupil premium plan begins with what the pupils themselves say gets in the way. It shows: support is close to what they need.',
        ],
        'areas-to-develop': [],
        'next-steps': [
          'Share the two reading interventions that work, with the person who runs them and not only with the folder.',
        ],
      },
    },
  },
}
