/** A published report as files to keep. Each is a plain link: the browser saves it, and knows how to say that it did. */
import { API } from '#domain/api/route.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { buttonClass } from '#app/ui/button.tsx'
import { IconDownload } from '#app/ui/icon.tsx'
import { words } from './words.ts'

export function SaveReport({ report: { review, version } }: { readonly report: ReportModel }) {
  const address = `${API}/reviews/${review.id}/report/file?version=${version.number}`
  return (
    <nav aria-label={words.save.title} className="no-print">
      <ul className="save-report" role="list">
        {words.save.forms.map(([form, name]) => (
          <li key={form}>
            <a className={buttonClass('quiet')} href={`${address}&form=${form}`} download>
              <IconDownload /> {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
