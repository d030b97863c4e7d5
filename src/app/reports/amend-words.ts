/** Every sentence about amending a published report, in plain English and in one place. */
import type { HeldReason } from '#domain/custody/entry.ts'
import type { Keeping } from '#app/store/undecided.ts'

const texts = (count: number) => `${count} ${count === 1 ? 'text' : 'texts'}`

export const words = {
  title: 'Amend the report',
  link: 'Amend',
  lead: (version: number) =>
    `Version ${version} stays as it was published. What you change here becomes version ${version + 1}, with its reason, and the school sees what has changed.`,
  back: 'Back to the report',
  nav: 'Parts of the report',
  loading: 'Asking the server for the texts of the report…',
  offline: 'The texts of the report are read from the server, which cannot be reached just now.',
  kept: 'What you have typed here before is kept on this device.',
  closed: {
    title: 'This report cannot be amended just now',
    text: 'The central team amends a report while it is published and not archived.',
  },

  published: 'As published',
  nothing: 'Nothing was written here.',
  takenOutText: 'An amendment took it out; the version before has its words. Write it again to put it back.',
  amended: 'Amended',
  amend: 'Amend',
  amendNamed: (name: string) => `Amend: ${name}`,
  wording: 'Your wording',
  wordingNamed: (name: string) => `Your wording: ${name}`,
  leftEmpty: 'Left empty, it is taken out of the report.',
  undo: 'Leave as published',
  undoNamed: (name: string) => `Leave as published: ${name}`,
  undone: (name: string) => `${name} is left as it was published.`,
  text: 'Text',
  takenOut: (list: string) => `${list}: taken out before`,
  point: (list: string, number: number) => `${list} ${number}`,
  headteacher: 'Headteacher',
  phase: 'Phase',
  ofsted: {
    on: 'Last Ofsted outcome: date, such as 2024-03-21',
    grade: 'Last Ofsted outcome: grade',
    title: (number: string) => `Last Ofsted outcome: area ${number}`,
    gradeOf: (number: string) => `Last Ofsted outcome: grade of area ${number}`,
  },

  bar: 'What you have amended',
  changed: (count: number) => (count === 0 ? 'Nothing is amended yet.' : `${texts(count)} amended.`),
  keeping: {
    kept: 'Kept on this device until you publish.',
    keeping: 'Saving…',
  } satisfies Record<Exclude<Keeping, 'failed'>, string>,
  preview: 'Preview and publish',

  publish: {
    title: (version: number) => `Publish version ${version}?`,
    nothing: 'Nothing is amended yet. Choose a text and change it first.',
    text: (version: number) =>
      `Read once more what changes. Version ${version} is then the one that the school reads and shares; the versions before stay beside it.`,
    reason: 'Why the report is amended',
    reasonHint: 'It stands on the cover of the new version, for everyone who reads it.',
    reasonMissing: 'Say why the report is amended',
    changes: 'What changes',
    moved:
      'Another version has been published since you opened this. Go back, and preview what you change in that one.',
    tooMany:
      'That is more than one amendment can hold. Leave some of it as published, and amend it in another version.',
    confirm: (version: number) => `Publish version ${version}`,
    cancel: 'Go on amending',
    close: 'Close',
    done: (version: number) => `Saved on this device. Version ${version} is published when it has been sent.`,
  },

  waiting: {
    title: (version: number) => `Version ${version} is on its way`,
    text: 'Your amendment is saved on this device and is published as soon as it has been sent.',
  },
  done: {
    title: (version: number) => `Version ${version} is published.`,
    read: 'Read it',
  },
  held: {
    title: 'Your amendment was not published',
    why: (reason: HeldReason) =>
      (
        {
          moved: 'Another version was published before yours arrived.',
          'not-allowed': 'The report was not open for amendments when it arrived, or you may not amend it any more.',
          incomplete: 'It had no reason.',
        } as Partial<Record<HeldReason, string>>
      )[reason] ?? 'The server could not understand it.',
    kept: 'Nothing is lost: you can take your words up again, beside the report as it stands now.',
    takeUp: 'Take my words up again',
    letGo: 'Let it go',
    taken: 'Your words are back in their places. Preview them again before you publish.',
  },
} as const
