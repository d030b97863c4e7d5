import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { IconDownload } from '#app/ui/icon.tsx'
import { useInstallOffer } from './install.ts'

/** On the first page only, where the browser can install: an installed app opens at once and its storage is kept. */
export function InstallNotice() {
  const install = useInstallOffer()
  if (!install) return null
  return (
    <div className="install">
      <Banner
        tone="info"
        icon={<IconDownload />}
        title="Install QA Review before you go to the school."
        action={<Button onClick={install}>Install</Button>}
      >
        It then opens from the home screen without a connection, and the device keeps its storage.
      </Banner>
    </div>
  )
}
