import { Card } from '#app/ui/card.tsx'
import { DeviceName, DeviceWords } from './device-words.tsx'
import { HeldWords } from './held-words.tsx'
import { type PersonSafety, roleWords } from './safety.ts'
import { StatusTag, whyNoEvaluation } from './status-tag.tsx'
import { words } from './words.ts'

/** The board on a phone: a card per person. */
export function TeamList({ people, now }: { people: readonly PersonSafety[]; now: Date }) {
  return (
    <div className="stack">
      {people.map((person) => (
        <Card
          key={person.personId}
          title={person.mine ? `${person.name} ${words.you}` : person.name}
          aside={person.status !== null && <StatusTag person={person} />}
        >
          <p className="muted small">{roleWords(person) ?? whyNoEvaluation(person)}</p>
          {person.devices.length === 0 && <p className="team-list__device">{words.nothingYet}</p>}
          {person.devices.map((device, index) => (
            <div key={index} className="team-list__device">
              <p className="team-list__name">
                <DeviceName now={now} person={person} device={device} />
              </p>
              <DeviceWords person={person} device={device} />
            </div>
          ))}
          {(person.held?.size ?? 0) > 0 && (
            <div className="team-list__device">
              <p className="team-list__name">{words.kept}</p>
              <HeldWords person={person} />
            </div>
          )}
        </Card>
      ))}
    </div>
  )
}
