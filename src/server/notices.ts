/**
 * What a mail about a review says: the school, what is asked, and where. Nothing of what anybody wrote is in it, since a
 * mail is read on other people's screens. It is made when it is sent, perhaps a day after its cause, so it says nothing
 * that a day makes untrue, and goes to nobody who has left the review meanwhile.
 */
import type { Notice } from '#domain/moderation/notices.ts'
import { FACT_CHECK_UNTIL_FIELD, REVIEW } from '#domain/moderation/review-document.ts'
import { shownValue } from '#domain/custody/state.ts'
import { may } from '#domain/policy.ts'
import type { Tx } from './context.ts'
import { actorOf } from './db/actors.ts'
import { readHeads } from './db/heads.ts'
import { readReview } from './db/review.ts'

/** Once the report has moved on nobody is asked for these any more. */
const ONLY_WHILE_CHECKED: ReadonlySet<Notice> = new Set(['fact-check-due', 'point-raised', 'point-answered'])

export interface Said {
  readonly subject: string
  readonly text: string
}

/** What a person is told of a review now; null when it is no longer theirs to hear, or no longer asked of them. */
export async function noticeTo(
  tx: Tx,
  home: string,
  notice: Notice,
  reviewId: string,
  personId: string,
): Promise<Said | null> {
  const review = await readReview(tx, reviewId)
  if (!review || !may(await actorOf(tx, personId), 'review.read', { review })) return null
  if (ONLY_WHILE_CHECKED.has(notice) && review.state !== 'C') return null
  const school = await tx
    .selectFrom('school')
    .where('id', '=', review.schoolId)
    .select('name')
    .executeTakeFirstOrThrow()
  return said[notice]({ school: school.name, at: `${home}/reviews/${reviewId}`, until: await untilOf(tx, reviewId) })
}

interface About {
  readonly school: string
  /** The review's own page. */
  readonly at: string
  /** The last day for facts, in words, where one has been set. */
  readonly until: string | null
}

const said: { readonly [notice in Notice]: (about: About) => Said } = {
  submitted: ({ school, at }) => ({
    subject: `An evaluation of ${school} has been submitted`,
    text: `An evaluation has been submitted in the review of ${school}, which you lead. All that have been submitted so far are here:\n\n${at}/submitted`,
  }),
  returned: ({ school, at }) => ({
    subject: `Your evaluation of ${school} has been returned to you`,
    text: `Your lead reviewer asks you to change your evaluation of ${school} and to submit it again. What is asked for is said here:\n\n${at}/evaluation`,
  }),
  'fact-check': ({ school, at, until }) => ({
    subject: `Please check the facts in the report on ${school}`,
    text: `The draft report on ${school} is ready. Please check its facts${by(until)}. It is here:\n\n${at}/report`,
  }),
  'fact-check-due': ({ school, at, until }) => ({
    subject: `Please check the facts in the report on ${school}${by(until)}`,
    text: `The draft report on ${school} waits for you to check its facts${by(until)}. It is here:\n\n${at}/report`,
  }),
  'point-raised': ({ school, at }) => ({
    subject: `The school has raised a point about the report on ${school}`,
    text: `${school} has raised a point about the facts in its draft report, which waits for your answer. All of its points are here:\n\n${at}/report`,
  }),
  'point-answered': ({ school, at, until }) => ({
    subject: `A point about the report on ${school} has been answered`,
    text: `A point that you raised about the facts in the draft report on ${school} has been answered. Please say whether that settles it${by(until)}. It is here:\n\n${at}/report`,
  }),
  published: ({ school, at }) => ({
    subject: `The report on ${school} has been published`,
    text: `The report on ${school} has been published. It belongs to the school, which decides who else may read it. It is here:\n\n${at}/report`,
  }),
}

const by = (until: string | null) => (until === null ? '' : ` by ${until}`)

const dayInWords = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

async function untilOf(tx: Tx, reviewId: string): Promise<string | null> {
  const heads = await readHeads(tx, reviewId, [REVIEW], [FACT_CHECK_UNTIL_FIELD])
  const day = shownValue(heads.get(REVIEW) ?? new Map(), FACT_CHECK_UNTIL_FIELD)
  return typeof day === 'string' ? dayInWords.format(new Date(`${day}T12:00:00Z`)) : null
}
