import { useState } from 'react'
import { useServer } from '#app/sync/server-query.ts'
import { Button } from '#app/ui/button.tsx'
import { FormDialog } from '#app/ui/form-dialog.tsx'
import { IconShare } from '#app/ui/icon.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { MakeLink } from './make-link.tsx'
import { ShareLedger } from './share-ledger.tsx'
import { presentAudience, words } from './share-words.ts'
import { YearlyAgreement } from './yearly-agreement.tsx'

/**
 * Names whom the school has let in, and opens what the head decides about it. Only the server knows, so it needs it. What
 * was done is said within the dialog: behind it a message would be neither seen nor heard.
 */
export function ShareButton({ rid, archived }: { rid: string; archived: boolean }) {
  const { answer, failure, ask } = useServer('sharing', { params: { rid } })
  const [open, setOpen] = useState(false)
  const [said, say] = useState('')
  const show = (isOpen: boolean) => {
    say('')
    setOpen(isOpen)
  }
  return (
    <>
      <Button icon={<IconShare />} onClick={() => show(true)}>
        {words.button(answer ? presentAudience(answer) : null)}
      </Button>
      {open && (
        <FormDialog
          title={words.title}
          className="share"
          actions={
            <>
              <Button onClick={() => show(false)}>{words.close}</Button>
              <p className="share__said" role="status">
                {said}
              </p>
            </>
          }
          onClose={() => show(false)}
        >
          <p>{words.lead}</p>
          {failure !== null && (
            <div className="stack">
              <p>{words.offline}</p>
              <div>
                <Button onClick={ask}>{words.again}</Button>
              </div>
            </div>
          )}
          {!answer && failure === null && <Progress label={words.loading} />}
          {answer && (
            <>
              <YearlyAgreement rid={rid} agreement={answer.agreement} onChanged={ask} say={say} />
              <MakeLink rid={rid} archived={archived} onMade={ask} say={say} />
              <ShareLedger rid={rid} sharing={answer} onChanged={ask} say={say} />
            </>
          )}
        </FormDialog>
      )}
    </>
  )
}
