/** What the fields say that people write in, whatever the document. */
const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

export const words = {
  points: {
    count: (n: number) => (n === 0 ? 'No points yet' : count(n, 'point')),
    label: (list: string, n: number) => `${list} ${n}`,
    menu: (list: string, n: number) => `Move or delete “${list} ${n}”`,
    up: 'Move up',
    down: 'Move down',
    delete: 'Delete',
    deleted: (list: string) => `Point deleted from “${list}”.`,
    moved: (to: number, of: number) => `Moved to ${to} of ${of}`,
    first: 'Already the first',
    last: 'Already the last',
    keys: 'Enter adds a point. Shift and Enter start a new line. Alt with the up or down arrow moves a point.',
    many: (limit: number) =>
      `There are ${limit} points or more here. A report can carry ${limit}; joining some makes it easier to read.`,
    updated: 'Updated by another device',
  },

  answers: {
    title: 'Two answers were saved',
    many: (n: number) => `${n} answers were saved`,
    why: 'They were written on different devices. Choose the one to use; the others stay in the history.',
    both: 'Keep both',
    bothJoins: 'Joins them, one under the other.',
    bothEdit: 'You can edit the text afterwards.',
    save: 'Use this answer',
    pick: 'Choose one of the answers first',
    here: 'You, on this device',
    elsewhere: 'You, on another device',
    another: 'Somebody else',
    merged: 'Merged from two people’s changes',
    cleared: 'Cleared',
    keptPoint: 'Keep this point',
    deletedPoint: 'Delete this point',
    differs: 'Words that differ are underlined.',
    deletedTitle: 'This point was deleted without these words',
    deletedNote: 'Deleted without these words',
    deletedWhy: 'It was deleted on one device and edited on another, which did not know of each other.',
    restore: 'Restore it',
    leave: 'Leave it deleted',
  },

  merged: {
    title: 'Merged text',
    note: 'Merged from two people’s changes: please check',
    right: 'It is right',
  },

  question: {
    clear: 'Clear this answer',
  },
} as const
