/**
 * What the demonstration would have sent, and a way to have something sent: so that anyone can see, on their own
 * computer and without a mail server, how people of a network come in.
 */
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Answer } from '#domain/api.ts'
import { whenWords } from '#app/shell/dates.ts'
import { useDocumentTitle } from '#app/shell/document-title.ts'
import { refusalOf } from '#app/shell/password-words.ts'
import { SignInFrame } from '#app/shell/sign-in-frame.tsx'
import { useTablet } from '#app/store/provider.tsx'
import { useServer } from '#app/sync/server-query.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, buttonClass } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { IconNone, IconOffline, IconSend, IconStateDone } from '#app/ui/icon.tsx'
import { Progress } from '#app/ui/progress.tsx'
import './demo.css'
import { words } from './words.ts'

const LINK = /https?:\S+/
/** The server hands its mail over every other second. */
const UNTIL_IT_IS_THERE_MS = 2_000

type Mail = Answer<'mailbox'>['mails'][number]

export function MailboxPage() {
  const server = useServer('mailbox', {})
  const { answer, asOf, failure } = server
  useDocumentTitle(`${words.title} · QA Review`)
  return (
    <SignInFrame title={words.title} lead={words.lead}>
      {answer && asOf ? (
        <>
          <InviteSomebody onSent={() => setTimeout(server.ask, UNTIL_IT_IS_THERE_MS)} />
          <section className="stack" aria-labelledby="mails">
            <h2 id="mails">{words.mails}</h2>
            {answer.mails.length === 0 && (
              <EmptyState icon={<IconSend />} title={words.empty.title}>
                {words.empty.text}
              </EmptyState>
            )}
            {answer.mails.map((mail) => (
              <MailCard key={mail.id} mail={mail} now={asOf} />
            ))}
          </section>
        </>
      ) : (
        <NoMailbox failure={failure} />
      )}
      <div>
        <Link to="/sign-in" className={buttonClass('secondary')}>
          {words.back}
        </Link>
      </div>
    </SignInFrame>
  )
}

function NoMailbox({ failure }: { failure: string | null }) {
  if (failure === null) return <Progress label={words.loading} />
  const isUnreachable = failure === 'unreachable'
  const { title, text } = isUnreachable ? words.unreachable : words.none
  return (
    <EmptyState icon={isUnreachable ? <IconOffline /> : <IconNone />} title={title}>
      {text}
    </EmptyState>
  )
}

function InviteSomebody({ onSent }: { onSent: () => void }) {
  const { api } = useTablet()
  const people = useServer('personas', {}).answer?.personas ?? []
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const chosen = people.find(({ persona }) => persona === new FormData(event.currentTarget).get('persona'))
    if (busy || !chosen) return
    setBusy(true)
    const result = await api('invitePersona', { body: { persona: chosen.persona } })
    setBusy(false)
    setSent('answer' in result ? chosen.name : null)
    setRefusal('answer' in result ? null : refusalOf(result))
    onSent()
  }

  return (
    <Card title={words.invite.title}>
      <form className="stack" onSubmit={(event) => void invite(event)}>
        <p className="muted small">{words.invite.lead}</p>
        <div className="invite">
          <Field label={words.invite.who} error={refusal}>
            <select className="input" name="persona">
              {people.map(({ persona, name }) => (
                <option key={persona} value={persona}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
          <Button type="submit" variant="primary" busy={busy}>
            {words.invite.button}
          </Button>
        </div>
        {sent !== null && <Banner tone="success" icon={<IconStateDone />} title={words.invite.sent(sent)} />}
      </form>
    </Card>
  )
}

function MailCard({ mail: { at, to, subject, text }, now }: { mail: Mail; now: Date }) {
  const link = LINK.exec(text)?.[0]
  return (
    <Card title={subject} headingLevel={3} aside={whenWords(at, now)}>
      <p className="muted small">{words.to(to)}</p>
      <p className="mail__text">{text}</p>
      {link !== undefined && (
        <a href={link} className={buttonClass('secondary')}>
          {words.open}
        </a>
      )}
    </Card>
  )
}
