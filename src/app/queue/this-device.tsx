/**
 * What decides whether this device keeps what is on it: whether the browser may clear it, how much room is left, and
 * whether this is a private window. It is said in words people can act on, and unknown is called unknown.
 */
import { whenWords } from '#app/shell/dates.ts'
import type { Keeping } from '#app/store/kept.ts'
import { useStorageCondition } from '#app/sync/hooks.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Card } from '#app/ui/card.tsx'
import { IconAlert } from '#app/ui/icon.tsx'
import { sizeWords } from '#app/shell/sizes.ts'
import { words } from './words.ts'

declare const __APP_VERSION__: string

/** What endangers the work on this device; it stands first on the page. */
export function StorageWarnings({ now }: { now: Date }) {
  const { cleared, keeping } = useStorageCondition()
  return (
    <>
      {cleared && (
        <Banner tone="danger" icon={<IconAlert />} title={words.device.cleared}>
          {words.device.clearedText(cleared.savedAt && whenWords(cleared.savedAt, now), cleared.waiting)}
        </Banner>
      )}
      {keeping?.privateWindow === 'likely' && (
        <Banner tone="caution" icon={<IconAlert />} title={words.device.private}>
          {words.device.privateText}
        </Banner>
      )}
    </>
  )
}

export function ThisDevice() {
  const { keeping } = useStorageCondition()
  return (
    <Card title={words.deviceTitle}>
      <dl className="facts">
        {keeping && (
          <>
            <Fact name={words.device.kept}>{kept(keeping)}</Fact>
            <Fact name={words.device.free}>{free(keeping)}</Fact>
            <Fact name={words.device.used}>
              {keeping.usage === null ? words.device.unknown : sizeWords(keeping.usage)}
            </Fact>
          </>
        )}
        <Fact name={words.device.installed}>
          {isInstalled() ? words.device.installedYes : words.device.installedNo}
        </Fact>
        <Fact name={words.device.version}>{__APP_VERSION__}</Fact>
      </dl>
    </Card>
  )
}

const isInstalled = () => matchMedia('(display-mode: standalone)').matches

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div className="facts__row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function kept({ persisted }: Keeping): string {
  if (persisted === null) return words.device.unknown
  return persisted ? words.device.persisted : words.device.notPersisted
}

function free({ quota, usage }: Keeping): string {
  if (quota === null) return words.device.unknown
  return words.device.freeOf(sizeWords(Math.max(0, quota - (usage ?? 0))))
}
