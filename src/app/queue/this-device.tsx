/**
 * What decides whether this device keeps what is on it: whether the browser may clear it, how much room is left, and
 * whether this is a private window. It is said in words people can act on, and unknown is called unknown.
 */
import { useEffect, useState } from 'react'
import { Banner } from '#app/ui/banner.tsx'
import { Card } from '#app/ui/card.tsx'
import { IconAlert } from '#app/ui/icon.tsx'
import { type DeviceFacts, deviceFacts } from './device-facts.ts'
import { sizeWords } from './sizes.ts'
import { words } from './words.ts'

declare const __APP_VERSION__: string

export function ThisDevice() {
  const [facts, setFacts] = useState<DeviceFacts | null>(null)
  useEffect(() => {
    let shown = true
    void deviceFacts().then((found) => shown && setFacts(found))
    return () => {
      shown = false
    }
  }, [])
  return (
    <>
      {facts?.looksPrivate && (
        <Banner tone="caution" icon={<IconAlert />} title={words.device.private}>
          {words.device.privateText}
        </Banner>
      )}
      <Card title={words.deviceTitle}>
        <dl className="facts">
          {facts && (
            <>
              <Fact name={words.device.kept}>{kept(facts)}</Fact>
              <Fact name={words.device.free}>{free(facts)}</Fact>
              <Fact name={words.device.used}>
                {facts.usage === null ? words.device.unknown : sizeWords(facts.usage)}
              </Fact>
              <Fact name={words.device.installed}>
                {facts.installed ? words.device.installedYes : words.device.installedNo}
              </Fact>
            </>
          )}
          <Fact name={words.device.version}>{__APP_VERSION__}</Fact>
        </dl>
      </Card>
    </>
  )
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div className="facts__row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function kept({ persisted }: DeviceFacts): string {
  if (persisted === null) return words.device.unknown
  return persisted ? words.device.persisted : words.device.notPersisted
}

function free({ quota, usage }: DeviceFacts): string {
  if (quota === null) return words.device.unknown
  return words.device.freeOf(sizeWords(Math.max(0, quota - (usage ?? 0))))
}
