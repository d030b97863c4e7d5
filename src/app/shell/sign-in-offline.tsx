import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { IconOffline } from '#app/ui/icon.tsx'
import { words } from './sign-in-words.ts'
import { useWaitingHere } from './waiting-here.ts'

/** Why there is no way in without a connection, and that nothing is lost by it. */
export function SignInOffline({ asking, onAsk }: { asking: boolean; onAsk: () => void }) {
  const { used, waiting } = useWaitingHere()
  const { title, safe, why, next } = words.offline
  return (
    <Banner
      tone="info"
      icon={<IconOffline />}
      title={title}
      action={
        <Button busy={asking} onClick={onAsk}>
          {words.tryAgain}
        </Button>
      }
    >
      {used && <strong className="sign-in__safe">{safe(waiting)}</strong>} {why} {next}
    </Banner>
  )
}
