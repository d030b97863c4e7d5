import { IconAlert, IconStateDone } from '#app/ui/icon.tsx'
import { whenWords } from '#app/shell/dates.ts'
import { type DeviceSafety, type PersonSafety, calledOf } from './safety.ts'
import { words } from './words.ts'

/** One device in words: what is on the server, what is missing, and what would help. */
export function DeviceWords({ person, device }: { person: PersonSafety; device: DeviceSafety }) {
  const { missing, receivedUpTo } = device
  if (missing.length === 0)
    return (
      <p className="device-words device-words--safe">
        <IconStateDone />
        <span>{words.upTo(receivedUpTo)}</span>
      </p>
    )
  const one = missing.length === 1 && missing[0]![0] === missing[0]![1]
  const changes = words.changes(missing)
  return (
    <p className="device-words device-words--missing">
      <IconAlert />
      <span>
        <strong>{words.missing(changes.charAt(0).toUpperCase() + changes.slice(1), one)}.</strong> {advice(person)}{' '}
        {words.receivedUpTo(receivedUpTo)}.
      </span>
    </p>
  )
}

/** Which device: one's own by what it is, somebody else's by number alone. */
export function DeviceName({ person, device, now }: { person: PersonSafety; device: DeviceSafety; now: Date }) {
  const number = person.devices.indexOf(device) + 1
  const name =
    device.kind === 'other'
      ? words.aDevice(number, person.devices.length)
      : device.kind === 'this'
        ? words.thisDevice
        : words.anotherDevice
  return (
    <>
      {name}
      {device.lastSeen && <span className="device-seen">{words.lastSeen(whenWords(device.lastSeen, now))}</span>}
    </>
  )
}

function advice(person: PersonSafety): string {
  return person.mine ? words.askSelf : words.ask(calledOf(person))
}
