import type { Written } from './written.ts'

export const foxgloveDan: Written = {
  areas: {
    leadership: {
      estimate: 'effective',
      points: {
        'went-well': [
          'Leaders chose three things to improve and have stayed with them for two years; everybody whom I met could name all three.',
        ],
        'even-better-if': [
          '…subject leaders looked at books together, so that they came to agree about what good work is.',
        ],
      },
    },
    provision: {
      estimate: 'effective',
      points: {
        'went-well': ['Reading is taught with care from the first week; no child whom I heard read guessed at a word.'],
        'even-better-if': ['…questions in mathematics asked pupils to explain, and left them the time to.'],
      },
    },
    disadvantaged: {
      estimate: 'effective',
      points: {
        'went-well': ['Adults who help a pupil plan with the teacher, and step back as soon as they can.'],
        'even-better-if': ['…the breakfast club were offered first to the families who would gain the most from it.'],
      },
    },
  },
}
