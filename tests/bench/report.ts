/**
 * The figures for people: a line as each is measured, and `docs/bench.md` of a whole run, which says of what machine it
 * is, what was waited for, and which goals were missed.
 */
import { cpus, totalmem } from 'node:os'
import type { Durability } from './browsers.ts'
import { type Figure, isMet, ratioOf } from './figures.ts'

export interface Measured {
  /** What the machine had to do beside this: its average load when the run began. */
  readonly load: number
  readonly tablet: { readonly durability: Durability | null; readonly figures: readonly Figure[] }
  readonly server: readonly Figure[]
}

export function lineOf(figure: Figure): string {
  return cells(figure).join(' | ')
}

export function documentOf({ load, tablet, server }: Measured, now: Date): string {
  const all = [...tablet.figures, ...server]
  const missed = all.filter((figure) => isMet(figure) === false).length
  const goals = all.filter(({ goal }) => goal).length
  return `# What the promise costs

Made by \`npm run bench\` on ${now.toISOString().slice(0, 10)}, in one run, on a machine of ${cpus().length} cores with ${Math.round(totalmem() / 2 ** 30)} GB, which the browser, the
server, the database and whoever makes the load share. Figures of another machine are other figures; what can be
compared are the ratios to the limit, which is measured in turn with ours, round by round. ${busyness(load)} All are
medians, where not named otherwise. ${goals - missed} of ${goals} goals are met.

## On the tablet

One Chromium, through one line that adds so many milliseconds to each way there and back and keeps connections open.
Durable means: on the device, ${tablet.durability?.device}; on the server, ${tablet.durability?.server}.

- **Edit**: the limit is one strict IndexedDB put of the same text in the same page. The ${PAUSE} before a save
  begins belongs to typing and is left out of the ratio; the row without one has it.
- **First pull**: the limit is one fetch of the same documents and one strict put of them all into a bare store.
- **Push**: the limit is one fetch that sends the same bytes and is answered after one append with fsync.
- **Visible**: from the moment at which somebody leaves a field on one device to the text on another of the same person.
  What is still being typed waits until the hand rests for 0.6 s. The limit is a strict put, a fetch with an append and
  fsync, and an event to the other page.

${table(tablet.figures)}

## The server

Durable means a commit with fsync, before the answer leaves. The limit is the same rows, inserted by prepared statements
and committed with fsync through the same driver, without our code and without HTTP. Each tablet hands over what waits
and then fetches everything; the whole exchange is timed from the moment at which it finds a connection.

${table(server)}
`
}

function busyness(load: number): string {
  const told = `When it began, the machine's load was ${load.toFixed(1)}`
  return load < QUIET
    ? `${told}: it was quiet.`
    : `**${told}: it was busy with other work, and a goal missed here may be met on a quiet one.**`
}

const QUIET = 0.7
const PAUSE = 'quarter of a second'

const HEAD = ['measured', 'added', 'ours', 'limit', 'ratio', 'goal', 'up / down', 'requests']

function table(figures: readonly Figure[]): string {
  const row = (each: readonly string[]) => `| ${each.join(' | ')} |`
  return [row(HEAD), row(HEAD.map(() => '---')), ...figures.map((figure) => row(cells(figure)))].join('\n')
}

function cells(figure: Figure): readonly string[] {
  const { what, of, addedMs, ours, limit, unit, wire } = figure
  const ratio = ratioOf(figure)
  return [
    of === undefined ? what : `${what}, ${of}`,
    addedMs === undefined ? '' : `${addedMs} ms`,
    amount(ours, unit),
    limit === undefined ? '' : amount(limit, unit),
    ratio === undefined ? '' : ratio.toFixed(2),
    goalOf(figure),
    wire ? `${kilobytes(wire.up)} / ${kilobytes(wire.down)}` : '',
    wire ? String(wire.requests) : '',
  ]
}

function goalOf(figure: Figure): string {
  const { goal } = figure
  if (!goal) return ''
  const bound = goal.atMost === undefined ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`
  return `${bound}: ${isMet(figure) === true ? 'met' : 'missed'}`
}

const amount = (value: number, unit: Figure['unit']) =>
  unit === 'ms' ? `${value.toFixed(value < 100 ? 1 : 0)} ms` : `${value.toFixed(0)} /s`

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KB`
