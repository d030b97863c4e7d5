import { Link } from '@tanstack/react-router'
import { Banner } from '#app/ui/banner.tsx'
import { buttonClass } from '#app/ui/button.tsx'
import { IconLock } from '#app/ui/icon.tsx'
import { words } from './words.ts'

/** Why nothing is being sent, and that nothing is lost by it. */
export function SignedOut({ otherPerson }: { otherPerson: boolean }) {
  const said = otherPerson ? words.otherPerson : words.signedOut
  return (
    <Banner
      tone="caution"
      icon={<IconLock />}
      title={said.title}
      action={
        <Link to="/sign-in" className={buttonClass('primary')}>
          {words.signedOut.action}
        </Link>
      }
    >
      {said.text}
    </Banner>
  )
}
