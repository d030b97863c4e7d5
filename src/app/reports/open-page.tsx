/**
 * A report from a file, for whoever was given one or has kept one: read on this device, with or without a connection, and sent
 * nowhere. What such a file says, anybody can have changed, so that the page never looks like one of this service.
 */
import { useState } from 'react'
import { isProblem, toDetails } from '#domain/problem.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { BackToReviews } from '#app/shell/back-to-reviews.tsx'
import { useDocumentTitle } from '#app/shell/document-title.ts'
import { SaveStatus } from '#app/shell/save-status.tsx'
import { useSignedIn } from '#app/store/hooks.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Field } from '#app/ui/field.tsx'
import { AppHeader } from '#app/ui/header.tsx'
import { IconAlert } from '#app/ui/icon.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { Announcer, announce } from '#app/writing/announcer.tsx'
import { DrawnReport } from './drawn-report.tsx'
import { reportInFile } from './file-in.ts'
import { words } from './words-file.ts'
import './reports.css'

interface Opened {
  readonly name: string
  readonly report: ReportModel
}

export function OpenPage() {
  const person = useSignedIn()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  useDocumentTitle(`${opened ? words.titleOf(opened.report.school.name) : words.title} · QA Review`)

  async function open(file: File) {
    const report = await reportInFile(file)
    if (isProblem(report)) {
      const { title, detail = '' } = toDetails(report)
      setOpened(null)
      return setRefusal(`${title}: ${file.name}. ${detail}`)
    }
    setRefusal(null)
    setOpened({ name: file.name, report })
    announce(words.opened(report.school.name))
  }

  return (
    <>
      <AppHeader back={<BackToReviews />} title={words.title} status={person && <SaveStatus />} />
      <Announcer />
      <Page width="desktop" className="open-report">
        {!opened && <PageTitle title={words.title} lead={words.lead} />}
        <div className="stack">
          {opened && (
            <Banner tone="caution" icon={<IconAlert />} title={words.banner}>
              {words.bannerText(opened.name)}
            </Banner>
          )}
          <Field label={opened ? words.another : words.choose} error={refusal} className="no-print">
            <input
              type="file"
              accept=".json,application/json"
              className="input"
              // A browser says nothing of a file that is chosen again: one that could not be read could not be tried once more.
              onClick={({ currentTarget }) => (currentTarget.value = '')}
              onChange={({ target }) => {
                const file = target.files?.[0]
                if (file) void open(file)
              }}
            />
          </Field>
          {opened && (
            <div className="report-sheet">
              <DrawnReport model={opened.report} />
            </div>
          )}
        </div>
      </Page>
    </>
  )
}
