import { IconDown } from '#app/ui/icon.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { words } from './words.ts'

export interface PanelHeadProps {
  readonly title: string
  readonly lead: string | null
  readonly prompts?: readonly string[]
}

/** What is asked here, who can see it, what to look for, and what is never written here. */
export function PanelHead({ title, lead, prompts = [] }: PanelHeadProps) {
  return (
    <>
      <PageTitle title={title} lead={lead} />
      <div className="panel-notes">
        <p className="panel-notes__safe">{words.safeguarding}</p>
        {prompts.length > 0 && (
          <details className="prompts">
            <summary className="prompts__summary">
              <IconDown />
              {words.prompts}
            </summary>
            <ul className="prompts__list">
              {prompts.map((prompt) => (
                <li key={prompt}>{prompt}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </>
  )
}
