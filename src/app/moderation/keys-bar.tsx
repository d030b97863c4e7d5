/** The keys of the table, below it where there is a keyboard to expect, and in full in a dialog where they can be turned off. */
import { Button } from '#app/ui/button.tsx'
import { FormDialog } from '#app/ui/form-dialog.tsx'
import { boardWords } from './board-words.ts'

const words = boardWords.keys

interface Keys {
  readonly keys: readonly string[]
  readonly does: string
}

interface Meanings {
  /** How many there are to choose from; none where nothing is decided by keys. */
  levels: number
  /** Whether this person takes part in the discussion. */
  comments: boolean
}

const rowsOf = ({ levels, comments }: Meanings): readonly Keys[] => [
  ...words.rows,
  ...(comments ? [{ keys: ['C'], does: words.comment }] : []),
  ...(levels > 0
    ? [
        { keys: levels === 1 ? ['1'] : ['1', '–', String(levels)], does: words.choose },
        { keys: ['R'], does: words.return },
      ]
    : []),
]

export function KeysBar({ onAll, ...meanings }: Meanings & { onAll: () => void }) {
  return (
    <div className="keys-bar no-print">
      {rowsOf(meanings).map((row) => (
        <KeyRow key={row.does} row={row} />
      ))}
      <Button variant="quiet" className="keys-bar__all" onClick={onAll}>
        <kbd className="key">?</kbd> {words.hint}
      </Button>
    </div>
  )
}

export interface KeysDialogProps extends Meanings {
  on: boolean
  onChange: (on: boolean) => void
  onClose: () => void
}

export function KeysDialog({ on, onChange, onClose, ...meanings }: KeysDialogProps) {
  const all = [
    ...rowsOf(meanings),
    { keys: ['Home', 'End'], does: words.ends },
    { keys: ['Esc'], does: words.escape },
    { keys: ['?'], does: words.title.toLowerCase() },
  ]
  return (
    <FormDialog
      title={words.title}
      onClose={onClose}
      actions={
        <Button variant="primary" data-first-focus="" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <p>{words.text}</p>
      <ul className="keys-list" role="list">
        {all.map((row) => (
          <li key={row.does}>
            <KeyRow row={row} />
          </li>
        ))}
      </ul>
      <label className="keys-use">
        <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
        {words.use}
      </label>
    </FormDialog>
  )
}

function KeyRow({ row: { keys, does } }: { row: Keys }) {
  return (
    <span className="key-row">
      {keys.map((key) =>
        key === '–' ? (
          ' – '
        ) : (
          <kbd key={key} className="key">
            {key}
          </kbd>
        ),
      )}{' '}
      {does}
    </span>
  )
}
