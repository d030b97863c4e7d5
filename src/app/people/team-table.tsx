import { DataTable } from '#app/ui/table.tsx'
import { DeviceName, DeviceWords } from './device-words.tsx'
import { HeldWords } from './held-words.tsx'
import { type PersonSafety, roleWords } from './safety.ts'
import { StatusTag } from './status-tag.tsx'
import { words } from './words.ts'

/** The board on a wide screen: a row per device, a person's name beside all of theirs. */
export function TeamTable({ people, now }: { people: readonly PersonSafety[]; now: Date }) {
  return (
    <DataTable caption={words.caption} captionHidden className="team-table">
      <thead>
        <tr>
          <th scope="col">{words.person}</th>
          <th scope="col">{words.evaluation}</th>
          <th scope="col">{words.device}</th>
          <th scope="col">{words.safe}</th>
          <th scope="col">{words.kept}</th>
        </tr>
      </thead>
      {people.map((person) => (
        <PersonRows key={person.personId} person={person} now={now} />
      ))}
    </DataTable>
  )
}

function PersonRows({ person, now }: { person: PersonSafety; now: Date }) {
  const rows = Math.max(1, person.devices.length)
  const [first, ...more] = person.devices
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" rowSpan={rows} className="team-table__person">
          {person.name} {person.mine && words.you}
          <span className="team-role">{roleWords(person)}</span>
        </th>
        <td rowSpan={rows}>
          <StatusTag person={person} />
        </td>
        {first ? (
          <>
            <td>
              <DeviceName now={now} person={person} device={first} />
            </td>
            <td>
              <DeviceWords person={person} device={first} />
            </td>
          </>
        ) : (
          <td colSpan={2} className="muted">
            {words.nothingYet}
          </td>
        )}
        <td rowSpan={rows}>
          <HeldWords person={person} />
        </td>
      </tr>
      {more.map((device, index) => (
        <tr key={index}>
          <td>
            <DeviceName now={now} person={person} device={device} />
          </td>
          <td>
            <DeviceWords person={person} device={device} />
          </td>
        </tr>
      ))}
    </tbody>
  )
}
