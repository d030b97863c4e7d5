/**
 * Sends what waits in the outbox. A mail is claimed before it is written, so that of many servers on one store one
 * sends it, and given up by nobody: what cannot be handed over is tried again, ever later, for a week. What it says is
 * made at that moment, so that no link waits in the store.
 */
import type { Context, Letter, Tx } from '#server/context.ts'
import type { MailRow } from '#server/db/schema.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'

const AT_ONCE = 20
const CLAIM_MS = 120_000
const FIRST_RETRY_MS = 30_000
const LONGEST_RETRY_MS = 3_600_000
const GIVEN_UP_AFTER_MS = 7 * 86_400_000
const EVERY_MS = 1_500

/** What a mail says, or null when there is nobody to say it to. */
export type Compose = (tx: Tx, mail: MailRow) => Promise<Letter | null>

/** Sends what is due, and says how many were handed over. */
export async function deliverDue(context: Context, compose: Compose): Promise<number> {
  await dropForNobody(context)
  let sent = 0
  for (const mail of await claim(context)) {
    const letter = await inOwnTransaction(context, (tx) => compose(tx, mail))
    if (letter === null || (await hasSent(context, letter, mail))) {
      await context.db.deleteFrom('mail').where('id', '=', mail.id).execute()
      if (letter !== null) sent++
    }
  }
  return sent
}

/** Anybody may ask for mail to any address: however many are nobody's, they go at once and keep nobody's mail waiting. */
async function dropForNobody({ db }: Context): Promise<void> {
  await db
    .deleteFrom('mail')
    .where('email', 'not in', (eb) =>
      eb.selectFrom('person').where('email', 'is not', null).select('email').$castTo<{ email: string }>(),
    )
    .execute()
}

async function hasSent({ db, log, now, post }: Context, letter: Letter, mail: MailRow): Promise<boolean> {
  try {
    await post.send(letter)
    return true
  } catch (thrown) {
    const isOld = Date.parse(now()) - Date.parse(mail.asked_at) > GIVEN_UP_AFTER_MS
    log.error({ mail: mail.id, tries: mail.tries + 1, why: codesOf(thrown) }, isOld ? 'mail given up' : 'mail not sent')
    if (isOld) return true
    const wait = Math.min(FIRST_RETRY_MS * 2 ** mail.tries, LONGEST_RETRY_MS)
    const due_at = new Date(Date.parse(now()) + wait).toISOString()
    const tries = mail.tries + 1
    await db.updateTable('mail').set({ tries, due_at }).where('id', '=', mail.id).execute()
    return false
  }
}

/** As nodemailer, Node and the mail server number it; none of their words, which may quote an address. */
function codesOf(thrown: unknown): string {
  const { code, originalCode, responseCode } = Object(thrown) as Readonly<Record<string, unknown>>
  return [code, originalCode, responseCode]
    .filter((each) => typeof each === 'string' || typeof each === 'number')
    .join(' ')
}

/** Each is claimed by whoever moves it on from where it was: only one can. */
async function claim({ db, now }: Context): Promise<readonly MailRow[]> {
  const due = await db
    .selectFrom('mail')
    .where('due_at', '<=', now())
    .orderBy('due_at')
    .limit(AT_ONCE)
    .selectAll()
    .execute()
  const due_at = new Date(Date.parse(now()) + CLAIM_MS).toISOString()
  const claimed: MailRow[] = []
  for (const mail of due) {
    const mine = await db
      .updateTable('mail')
      .set({ due_at })
      .where('id', '=', mail.id)
      .where('due_at', '=', mail.due_at)
      .returning('id')
      .executeTakeFirst()
    if (mine) claimed.push(mail)
  }
  return claimed
}

/** Looks for mail every other second. Resolves, once it is told to stop, when the last one has been handed over. */
export function startPost(context: Context, compose: Compose): () => Promise<void> {
  let stopped = false
  let wake = () => undefined as void
  const run = async () => {
    while (!stopped) {
      await deliverDue(context, compose).catch(() => context.log.error('the outbox could not be read'))
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, EVERY_MS).unref()
      })
    }
  }
  const running = run()
  return () => {
    stopped = true
    wake()
    return running
  }
}
