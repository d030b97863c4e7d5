/** With whom the report was shared, whether that still holds, and who has read it by that and when. */
import { useState } from 'react'
import type { Reading, Share, Sharing } from '#domain/api/sharing.ts'
import { shortDay, whenWords } from '#app/shell/dates.ts'
import { useNow } from '#app/shell/now.ts'
import { useTablet } from '#app/store/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { ConfirmDialog } from '#app/ui/dialog.tsx'
import { audienceWords, refusalWords, words } from './share-words.ts'

export interface ShareLedgerProps {
  readonly rid: string
  readonly sharing: Sharing
  readonly onChanged: () => void
  readonly say: (what: string) => void
}

export function ShareLedger({ rid, sharing: { shares, managersRead }, onChanged, say }: ShareLedgerProps) {
  const { api } = useTablet()
  const [asked, setAsked] = useState<Share | null>(null)
  const [busy, setBusy] = useState(false)

  async function revoke({ id, audience }: Share) {
    setBusy(true)
    const result = await api('revokeShare', { params: { rid, sid: id } })
    setBusy(false)
    setAsked(null)
    say('answer' in result ? words.links.taken(audienceWords(audience)) : refusalWords(result))
    onChanged()
  }

  return (
    <>
      <section className="share__part" aria-labelledby="share-links">
        <h3 className="share__title" id="share-links">
          {words.links.title}
        </h3>
        {shares.length === 0 && <p className="muted small">{words.links.none}</p>}
        <ul className="share__list" role="list">
          {shares.map((share) => (
            <OneShare key={share.id} share={share} onRevoke={() => setAsked(share)} />
          ))}
        </ul>
      </section>
      {managersRead.length > 0 && (
        <section className="share__part" aria-labelledby="share-managers">
          <h3 className="share__title" id="share-managers">
            {words.read.title}
          </h3>
          <Readings readings={managersRead} />
        </section>
      )}
      <ConfirmDialog
        open={asked !== null}
        danger
        title={asked ? words.links.question(audienceWords(asked.audience)) : ''}
        confirmLabel={words.links.revoke}
        cancelLabel={words.links.keep}
        busy={busy}
        onConfirm={() => asked && void revoke(asked)}
        onCancel={() => setAsked(null)}
      >
        {words.links.consequence}
      </ConfirmDialog>
    </>
  )
}

function OneShare({ share, onRevoke }: { share: Share; onRevoke: () => void }) {
  const now = useNow()
  return (
    <li className="share__item">
      <div>
        <p className="share__who">{words.links.who(share.audience)}</p>
        <p className="muted small">{standing(share, now)}</p>
        {share.readings.length > 0 ? (
          <Readings readings={share.readings} />
        ) : (
          <p className="muted small">{words.links.unread}</p>
        )}
      </div>
      {share.open && (
        <Button aria-label={words.links.revokeNamed(audienceWords(share.audience))} onClick={onRevoke}>
          {words.links.revoke}
        </Button>
      )}
    </li>
  )
}

function standing({ open, revokedAt, until }: Share, now: Date): string {
  if (revokedAt !== null) return words.links.revoked(whenWords(revokedAt, now))
  if (open) return words.links.open(shortDay(new Date(until)))
  return Date.parse(until) <= now.getTime() ? words.links.ended(shortDay(new Date(until))) : words.links.closed
}

function Readings({ readings }: { readings: readonly (Reading & { readonly name?: string })[] }) {
  const now = useNow()
  return (
    <ul className="share__readings small" role="list">
      {readings.map((reading) => (
        <li key={`${reading.name ?? ''} ${reading.at} ${reading.what}`}>
          {reading.name !== undefined && `${reading.name}: `}
          {words.read.line(reading, whenWords(reading.at, now))}
        </li>
      ))}
    </ul>
  )
}
