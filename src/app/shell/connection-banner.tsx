import { Link } from '@tanstack/react-router'
import { useSaveStatus } from '#app/sync/hooks.ts'
import { Banner } from '#app/ui/banner.tsx'
import { buttonClass } from '#app/ui/button.tsx'
import { IconLock, IconOffline } from '#app/ui/icon.tsx'
import { connectionWords } from './status-words.ts'

/** Said once, under the header, for as long as it is true: there is no connection, or nobody is signed in. */
export function ConnectionBanner() {
  const status = useSaveStatus()
  const words = connectionWords(status)
  if (!words) return null
  const signIn = status.reason === 'signed-out' || status.reason === 'other-person'
  return (
    <Banner
      tone={signIn ? 'caution' : 'info'}
      shape="strip"
      icon={signIn ? <IconLock /> : <IconOffline />}
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
