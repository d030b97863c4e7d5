/**
 * A finished evaluation, as a careful reviewer writes it on the second day: what others read once it is submitted.
 * The school and everything said of it are invented.
 */
import type { Written } from './written.ts'

export const thistledownPriya: Written = {
  areas: {
    leadership: {
      estimate: 'effective',
      points: {
        'went-well': [
          'Leaders know their school exceptionally well. The headteacher’s summary of strengths and next steps matched what we saw in every class, and middle leaders could explain how their own plans serve it.',
          'Subject leaders for English and mathematics visit lessons with a clear question in mind, give teachers one thing to try, and go back to see it. Teachers described this as “help, not checking”, and could name what had changed as a result.',
          'Governors and leaders have protected time for professional learning. Staff at every stage of their careers take part, and three teachers are leading research projects with schools elsewhere in the hub.',
          'Workload has been taken seriously: the marking policy fits on one page, and teachers say that they use the hours it has given back to plan together.',
        ],
        'even-better-if': [
          '…leaders of the foundation subjects were given the same time and coaching as those of English and mathematics, so that they too could check what pupils remember from one year to the next.',
          '…the school’s priorities were each followed by the few measures that will show success, so that governors can ask about impact rather than activity.',
        ],
      },
    },
    provision: {
      estimate: 'effective',
      points: {
        'went-well': [
          'Reading is at the heart of the curriculum. Early readers take home books that match the sounds they know, and adults hear the pupils who find it hardest every day. Pupils talk about authors with real enthusiasm – “I didn’t know I liked poems until Year 4!”',
          'In mathematics, teachers model each step with care and use the same images and language from Reception to Year 6. Pupils used bar models unprompted to explain their thinking to us.',
          'Pupils’ attitudes to learning are impressive. They settle at once, listen to one another, and disagree politely: “I’d like to build on that…” was heard in five of the seven classes that we visited.',
          'Books show that pupils return to earlier learning often. Short quizzes at the start of lessons are matched to what the class found difficult last week rather than to a fixed sequence.',
        ],
        'even-better-if': [
          '…questions in all classes gave pupils time to think and to rehearse an answer with a partner, as they already do in the strongest lessons.',
          '…in history and geography, tasks asked pupils to use the knowledge that they had just been taught, where at present some fill in a sheet about it.',
        ],
      },
    },
    disadvantaged: {
      estimate: 'leading',
      points: {
        'went-well': [
          'Every adult we spoke to knew which barriers the pupils in their care face, and what the school is doing about each. Support begins within days of a need being noticed, and is reviewed every six weeks with the family.',
          'Teaching assistants are highly skilled. In the sessions that we observed they asked rather than told, used the same vocabulary as the class teacher, and recorded what to return to the next day.',
          'Pupils with additional needs learn alongside their classmates and take part in everything: the choir, the residential visit, the school council. The adapted materials on tables were used by whoever wanted them, so that nobody stands out.',
        ],
        'even-better-if': [
          '…the school shared its work on early language more widely, since colleagues in other schools would benefit from seeing the sessions as well as reading about them.',
          '…the impact of the morning tuition were also checked a term later, to see which gains last.',
        ],
      },
    },
  },
  excellence: {
    recommendation: 'accredit',
    impact:
      'We visited two sessions and listened to recordings of pupils from the autumn and the summer. The difference in the length and precision of their sentences is striking, and class teachers described how pupils now join in discussions that they used to watch.',
    comment: 'The staff lead’s handbook is a model of clarity – ask whether it may be shared through the hub.',
  },
}
