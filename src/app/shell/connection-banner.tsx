import { Link } from '@tanstack/react-router'
import { useSaveStatus } from '#app/sync/hooks.ts'
import { Banner } from '#app/ui/banner.tsx'
import { buttonClass } from '#app/ui/button.tsx'
import { IconClock, IconLock, IconOffline } from '#app/ui/icon.tsx'
import { useClockOffset } from './now.ts'
import { clockWords, connectionWords } from './status-words.ts'

/** Said once, under the header, for as long as it is true: no connection, nobody signed in, or a clock that is wrong. */
export function ConnectionBanner() {
  const status = useSaveStatus()
  const clock = clockWords(useClockOffset())
  const connection = connectionWords(status)
  const words = connection ?? clock
  if (!words) return null
  const signIn = status.reason === 'signed-out' || status.reason === 'other-person'
  return (
    <Banner
      tone={signIn ? 'caution' : 'info'}
      shape="strip"
      icon={signIn ? <IconLock /> : connection ? <IconOffline /> : <IconClock />}
      title={words.title}
      action={
        signIn && (
          <Link to="/sign-in" className={buttonClass('secondary')}>
            Sign in
          </Link>
        )
      }
    >
      {words.text}
    </Banner>
  )
}
