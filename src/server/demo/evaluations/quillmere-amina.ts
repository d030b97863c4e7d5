import type { Written } from './written.ts'

/** Amina’s submitted evaluation of Quillmere, to be read beside Dan’s: they do not agree about provision, and are two levels apart about disadvantaged pupils. */
export const quillmereAmina: Written = {
  areas: {
    leadership: {
      estimate: 'effective',
      points: {
        'went-well': [
          'Since the last review, leaders have built a curriculum team in which every faculty has a voice. Minutes show honest debate, and decisions that are followed up.',
          'Heads of year use attendance information well: they know the reasons behind the figures, and the two-week support plans have brought most of the pupils concerned back into full-time education.',
        ],
        'even-better-if': [
          '…the quality of line management were as consistent as its frequency, so that all middle leaders feel challenged and supported in equal measure.',
        ],
      },
    },
    provision: {
      estimate: 'working-towards',
      points: {
        'went-well': [
          'Where teaching is strongest – in science, art and English – explanations are short and memorable, and pupils practise until they are fluent.',
          'Behaviour around the site is orderly and kind. Pupils told us that “people look out for you here”, and what we saw at lunchtime bears this out.',
        ],
        'even-better-if': [
          '…teachers in all faculties checked that everybody had understood before moving on; in four of the nine lessons that I visited, the next task began while a third of the class were unsure of the last one.',
          '…work in Key Stage 3 were as ambitious as it is in Key Stage 4, in humanities above all.',
        ],
      },
    },
    disadvantaged: {
      estimate: 'leading',
      points: {
        'went-well': [
          'The inclusion team’s one-page profiles are known and used. Pupils have helped to write their own, and teachers refer to them when they plan seating and questions. Two other schools have taken them up.',
        ],
        'even-better-if': [
          '…the reading programme reached pupils in Years 9 and 10 who missed it earlier, several of whom find the set texts hard to read alone.',
        ],
      },
    },
  },
}
