import type { Written } from './written.ts'

/** Dan’s submitted evaluation of the trust: every theme has something, and not every list does. */
export const brambleDan: Written = {
  areas: {
    challenge: {
      points: {
        strengths: [
          'Subject leads in both schools could say which units they had written themselves and which they had taken over. “Ours, with a few borrowed good ideas” is how one of them put it.',
          'The half-termly subject days are valued: nobody whom I asked would give them up.',
        ],
        'areas-to-develop': [
          'Teachers who joined in the last two years were not there when the curriculum was written. Several follow it closely without knowing why a unit stands where it does.',
        ],
        'next-steps': [
          'Let each subject’s newest teacher lead the review of one unit, with its first author beside them; look at the plans again after a term.',
        ],
      },
    },
    purpose: {
      points: {
        strengths: [
          'Leaders, governors and office staff at both schools describe the trust’s purpose in much the same words, and point to decisions that followed from it.',
        ],
        'areas-to-develop': [
          'The three-year plan names eleven priorities. Leaders at Sorrel Green work on four of them; those at Larkspur Hollow on five, of which two are the same.',
        ],
        'next-steps': [
          'Choose the two or three priorities that every school shares, and say what each can leave for now.',
        ],
      },
    },
    improvement: {
      points: {
        strengths: [
          'The trust’s own visits are short, frequent and honest; notes from March name a weakness in early reading that had gone by July.',
        ],
        'areas-to-develop': [
          'Good practice is shared as documents. In the lessons that I saw, what had travelled best was what teachers had watched each other do.',
        ],
        'next-steps': [],
      },
    },
    people: {
      points: {
        strengths: [
          'Trainee and early-career teachers have a mentor in each of the two schools, and spend a fortnight in the other one. All six speak of it warmly.',
        ],
        'areas-to-develop': [],
        'next-steps': ['Offer the same fortnight to experienced teachers who ask for it.'],
      },
    },
    inclusion: {
      points: {
        strengths: [
          'Attendance of disadvantaged pupils is looked at weekly across the trust, by name and by a person who knows them.',
        ],
        'areas-to-develop': [
          'Support for pupils with additional needs is planned school by school: two families who moved between the schools had to begin again.',
        ],
        'next-steps': ['Agree one plan format, and one conversation when a pupil moves.'],
      },
    },
  },
}
