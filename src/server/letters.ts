/**
 * What the mails say: where people and mail meet. A mail has a link and nothing of what anybody wrote, and whoever has
 * asked for one that does not concern them is told nothing by it.
 */
import type { Context, Letter, Tx } from './context.ts'
import type { MailRow } from './db/schema.ts'
import { isNotice } from '#domain/moderation/notices.ts'
import type { Compose } from './mail/worker.ts'
import { noticeTo } from './notices.ts'
import { makeLink } from './people/links.ts'

/** `home` is the origin that links lead to. */
export function lettersOf(context: Context, home: string): Compose {
  return async (tx, mail) => {
    const person = await tx
      .selectFrom('person')
      .where('email', '=', mail.email)
      .select(['id', 'name', 'invited_at'])
      .executeTakeFirst()
    if (!person) return null
    const said = await saidTo(context, tx, home, mail, person)
    return said && { id: mail.id, to: mail.email, ...said }
  }
}

async function saidTo(
  context: Context,
  tx: Tx,
  home: string,
  { kind, review_id: reviewId }: MailRow,
  {
    id,
    name,
    invited_at: invitedAt,
  }: { readonly id: string; readonly name: string; readonly invited_at: string | null },
): Promise<Omit<Letter, 'id' | 'to'> | null> {
  const lines = (...paragraphs: readonly string[]) => [`Hello ${name},`, ...paragraphs, 'QA Review'].join('\n\n')
  if (isNotice(kind)) {
    const notice = reviewId === null ? null : await noticeTo(tx, home, kind, reviewId, id)
    return notice && { subject: notice.subject, text: lines(notice.text) }
  }
  if (kind === 'changed')
    return {
      subject: 'Your password for QA Review was set',
      text: lines(
        'The password with which you sign in to QA Review has just been set, and every device that was signed in as you has been signed out.',
        `If this was not you, ask for a new password at once: ${home}/forgotten`,
      ),
    }
  if (kind === 'forgotten' && invitedAt === null) return null
  const token = await makeLink(context, tx, id, kind)
  if (kind === 'forgotten')
    return {
      subject: 'A new password for QA Review',
      text: lines(
        'Somebody, probably you, has asked for a new password for QA Review. Choose one here within an hour; the link works once:',
        `${home}/password#${token}`,
        'If it was not you, there is nothing to do: your password is as it was.',
      ),
    }
  return {
    subject: 'Your invitation to QA Review',
    text: lines(
      'You are invited to QA Review, in which a Quality Assurance Review is written. Choose a password here within 7 days; the link works once:',
      `${home}/invitation#${token}`,
      'If you do not expect this, there is nothing to do.',
    ),
  }
}
