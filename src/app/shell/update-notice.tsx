import { useRouterState } from '@tanstack/react-router'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { IconRefresh } from '#app/ui/icon.tsx'
import { applyUpdate, useUpdateState } from './update.ts'

/** Says that a new version waits; not where people write, since a prompt must never stand inside an editor. */
export function UpdateNotice() {
  const state = useUpdateState()
  const writing = useRouterState({ select: (at) => at.location.pathname.endsWith('/evaluation') })
  if (state === 'none' || writing) return null
  const asked = state === 'asked'
  return (
    <Banner
      tone="info"
      shape="strip"
      icon={<IconRefresh />}
      title="A new version is ready."
      action={
        <Button busy={asked} onClick={applyUpdate}>
          {asked ? 'Updating…' : 'Update now'}
        </Button>
      }
    >
      It takes a moment, works with what you have written, and brings you back here.
    </Banner>
  )
}
