import type { Written } from './written.ts'

/** Dan’s submitted evaluation of Quillmere, to be read beside Amina’s. */
export const quillmereDan: Written = {
  areas: {
    leadership: {
      estimate: 'effective',
      points: {
        'went-well': [
          'Leaders are outward-looking. They have sought out schools that do better with similar intakes, gone to see them, and can say precisely what they have brought back.',
          'Staff surveys are taken seriously: the cover rota and the calendar of data drops have both changed because of what teachers said.',
        ],
        'even-better-if': [
          '…the good practice in the science faculty were used to train others, rather than admired from next door.',
        ],
      },
    },
    provision: {
      estimate: 'effective',
      points: {
        'went-well': [
          'The sixth form is a strength: small groups, demanding discussion, and students who can explain what they need to do to improve.',
          'Pupils’ books in mathematics show careful sequencing, with mistakes corrected and returned to.',
        ],
        'even-better-if': [
          '…homework in Years 7 to 9 had a clear purpose, and were picked up in the lesson that follows.',
        ],
      },
    },
    disadvantaged: {
      estimate: 'working-towards',
      points: {
        'went-well': [
          'The school knows every young carer, and small practical help – a quiet room, a bus pass – makes a visible difference.',
        ],
        'even-better-if': [
          '…teaching assistants had time to talk with subject teachers before lessons; at present they often meet the content at the same moment as the pupils whom they are there to support.',
        ],
      },
    },
  },
}
