/**
 * Where one is signed in, each with its device in words. Ending one is asked for first, since the device cannot take
 * it back by itself, and because people fear for what they wrote there: the question says what becomes of it.
 */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Answer } from '#domain/api.ts'
import { clockTime, localDay, shortDay } from '#app/shell/dates.ts'
import { useNow } from '#app/shell/now.ts'
import { useTablet } from '#app/store/provider.tsx'
import { refusalOf } from '#app/shell/password-words.ts'
import type { ServerView } from '#app/sync/server-query.ts'
import { Button, buttonClass } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ConfirmDialog } from '#app/ui/dialog.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { IconLock, IconOffline, IconSaved } from '#app/ui/icon.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { words as account } from './account-words.ts'

const words = account.sessions

type Sessions = Answer<'sessions'>
type Session = Sessions['sessions'][number]

export function SessionList({ server }: { server: ServerView<Sessions> }) {
  const { answer, asOf, failure } = server
  return (
    <Card title={words.title}>
      {failure === 'sign-in' ? (
        <EmptyState
          icon={<IconLock />}
          title={words.signedOut.title}
          action={
            <Link to="/sign-in" className={buttonClass('primary')}>
              {words.signedOut.action}
            </Link>
          }
        >
          {words.signedOut.text}
        </EmptyState>
      ) : answer ? (
        <>
          <p className="muted small">{failure !== null && asOf ? words.asOf(clockTime(asOf)) : words.lead}</p>
          <Listed sessions={answer.sessions} onEnded={server.ask} />
        </>
      ) : failure === null ? (
        <Progress label={words.loading} />
      ) : (
        <EmptyState icon={<IconOffline />} title={words.offline.title}>
          {words.offline.text}
        </EmptyState>
      )}
    </Card>
  )
}

function Listed({ sessions, onEnded }: { sessions: readonly Session[]; onEnded: () => void }) {
  const { api } = useTablet()
  const toasts = useToasts()
  const [asking, setAsking] = useState<Session | 'others' | null>(null)
  const [busy, setBusy] = useState(false)
  const ordered = [...sessions.filter(({ current }) => current), ...sessions.filter(({ current }) => !current)]

  async function end(which: Session | 'others') {
    setBusy(true)
    const said = which === 'others' ? await endOthers() : await endOne(which)
    setBusy(false)
    setAsking(null)
    toasts.show(said)
    onEnded()
  }

  async function endOthers(): Promise<string> {
    const result = await api('endOtherSessions', {})
    return 'answer' in result ? words.othersEnded(result.answer.ended) : refusalOf(result)
  }

  async function endOne({ id, device }: Session): Promise<string> {
    const result = await api('endSession', { params: { sid: id } })
    // What is not there any more has been ended already, which is what was asked for.
    const isEnded = 'answer' in result || ('problem' in result && result.problem === 'not-found')
    return isEnded ? words.ended(device) : refusalOf(result)
  }

  const { title, all, text, cancel } = words.ask
  return (
    <>
      <ul className="sessions" role="list">
        {ordered.map((session) => (
          <Row key={session.id} session={session} onEnd={() => setAsking(session)} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button onClick={() => setAsking('others')}>{words.endOthers}</Button>
      ) : (
        <p className="muted small">{words.only}</p>
      )}
      <ConfirmDialog
        open={asking !== null}
        title={asking === 'others' || asking === null ? all : title(asking.device)}
        confirmLabel={words.end}
        cancelLabel={cancel}
        busy={busy}
        onConfirm={() => asking && void end(asking)}
        onCancel={() => setAsking(null)}
      >
        {text}
      </ConfirmDialog>
    </>
  )
}

function Row({ session: { device, begunAt, usedAt, current }, onEnd }: { session: Session; onEnd: () => void }) {
  const now = useNow()
  const dayOf = (at: string) => (localDay(new Date(at)) === localDay(now) ? words.today : shortDay(new Date(at)))
  const [used, since] = [dayOf(usedAt), dayOf(begunAt)]
  return (
    <li className="sessions__item">
      <IconSaved />
      <div>
        <p className="sessions__device">{device}</p>
        <p className="muted small">
          {words.since(since)}
          {used !== since && ` · ${words.used(used)}`}
        </p>
      </div>
      {current ? (
        <Tag tone="success">{words.here}</Tag>
      ) : (
        <Button aria-label={words.endNamed(device, used)} onClick={onEnd}>
          {words.end}
        </Button>
      )}
    </li>
  )
}
