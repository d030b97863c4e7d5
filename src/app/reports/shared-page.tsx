/**
 * A report for whoever was given a link to it, without signing in. What proves the link stands after the address's `#`, so
 * that no server on the way has written it down; it stays in the address, so that the page can be opened again.
 */
import { useEffect, useState } from 'react'
import type { Answer } from '#domain/api.ts'
import { dayRange, localDay } from '#app/shell/dates.ts'
import { useDocumentTitle } from '#app/shell/document-title.ts'
import { SignInFrame } from '#app/shell/sign-in-frame.tsx'
import { useTablet } from '#app/store/provider.tsx'
import { fetchFile } from '#app/sync/file-client.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { IconAlert, IconOffline } from '#app/ui/icon.tsx'
import { Logo } from '#app/ui/logo.tsx'
import { Page } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { Downloads } from './downloads.tsx'
import { DrawnReport } from './drawn-report.tsx'
import { words as all } from './share-words.ts'
import './reports.css'
import './share.css'

const words = all.shared

type State = Answer<'openShared'> | 'opening' | 'ended' | 'unreachable'

export function SharedPage() {
  const { api } = useTablet()
  const [token] = useState(() => location.hash.slice(1))
  const [state, setState] = useState<State>('opening')
  const opened = typeof state === 'object' ? state : null
  useDocumentTitle(`${opened?.report.school.name ?? words.title} · QA Review`)

  useEffect(() => {
    if (state !== 'opening') return
    let gone = false
    void api('openShared', { body: { token } }).then((result) => {
      if (gone) return
      if ('answer' in result) setState(result.answer)
      else setState('problem' in result && result.problem === 'not-found' ? 'ended' : 'unreachable')
    })
    return () => {
      gone = true
    }
  }, [api, token, state])

  if (opened) return <Opened token={token} shared={opened} />
  return (
    <SignInFrame title={words.title}>
      {state === 'opening' && <Progress label={words.opening} />}
      {state === 'ended' && (
        <Banner tone="caution" icon={<IconAlert />} title={words.ended.title}>
          {words.ended.text}
        </Banner>
      )}
      {state === 'unreachable' && (
        <Banner
          tone="info"
          icon={<IconOffline />}
          title={words.unreachable.title}
          action={<Button onClick={() => setState('opening')}>{all.again}</Button>}
        >
          {words.unreachable.text}
        </Banner>
      )}
    </SignInFrame>
  )
}

function Opened({ token, shared: { report, until } }: { token: string; shared: Answer<'openShared'> }) {
  const day = localDay(new Date(until))
  return (
    <Page width="desktop" className="shared">
      <div className="shared__head no-print">
        <div className="sign-in__brand">
          <Logo />
          <span className="sign-in__name">QA Review</span>
        </div>
        <p className="shared__note">
          {words.until(dayRange(day, day))} {words.whole}
        </p>
        <div className="report-actions">
          <Downloads fetchAs={(form) => fetchFile('sharedFile', { body: { token, form } })} />
        </div>
      </div>
      <div className="report-sheet">
        <DrawnReport model={report} />
      </div>
    </Page>
  )
}
