/** Every sentence about who reads a published report, in plain English and in one place. */
import type { Audience, Reading, Sharing } from '#domain/api/sharing.ts'
import type { Form } from '#domain/report/forms.ts'
import { type Slug, problem, toDetails } from '#domain/problem.ts'

export const AUDIENCES = {
  governors: 'the governors',
  trust: 'your trust',
  'local-authority': 'the local authority',
} as const

export const audienceWords = (audience: Audience) =>
  audience.kind === 'other' ? audience.name : AUDIENCES[audience.kind]

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const yearWords = (year: string) => year.replace('-', '–')
const listed = (names: readonly string[]) => new Intl.ListFormat('en-GB').format(names)

/** Who can read the report now beside those who always can. */
export function presentAudience({ shares, agreement }: Sharing): string {
  const open = shares.filter((share) => share.open).map(({ audience }) => audienceWords(audience))
  const all = new Set([...(agreement.given ? ['your hub manager'] : []), ...open])
  return all.size === 0 ? 'nobody yet' : listed([...all])
}

export const FORM_NAMES: Readonly<Record<Form, string>> = {
  pdf: 'PDF',
  docx: 'Word',
  html: 'Web page',
  text: 'Plain text',
  json: 'Data (JSON)',
}

export const words = {
  button: (audience: string | null) => (audience === null ? 'Shared with…' : `Shared with: ${audience}`),
  title: 'Who can read this report',
  lead: 'The report is the school’s, and you decide who sees it. You, the lead reviewer and the central team read it anyway.',
  close: 'Close',
  loading: 'Asking the server with whom it is shared…',
  offline:
    'Sharing needs the server, which cannot be reached just now. Nothing has changed. Please try again in a moment.',
  again: 'Try again',

  agreement: {
    title: 'Your hub manager',
    toggle: (managers: readonly string[]) =>
      `${managers.length === 0 ? 'The manager of your hub' : listed(managers)} may read the school’s published reports`,
    until: (year: string) =>
      `For the membership year ${yearWords(year)}, until 31 August ${year.slice(0, 2)}${year.slice(-2)}. It is asked anew each September, and you can end it on any day.`,
    given: (by: string, on: string) => `Agreed by ${by}, ${on}.`,
    on: (year: string) => `Agreed for ${yearWords(year)}.`,
    off: 'The agreement is ended. Your hub manager reads the report no more.',
    nobody: 'Your hub has no manager just now.',
  },

  make: {
    title: 'Share with somebody else',
    text: 'Make a link for them. Whoever has the link can read the report without signing in, so send it only to those whom it is for.',
    archived: 'This report is archived: links open only the report of the latest published review.',
    who: 'Who is it for?',
    other: 'Somebody else…',
    name: 'Name them',
    nameHint: 'For your own list, such as “Jo Ferris, chair of governors”.',
    nameMissing: 'Say whom it is for',
    long: 'How long does it work?',
    days: { 7: 'One week', 31: 'One month', 92: 'Three months', 366: 'One year' } as const,
    button: 'Make a link',
    made: (who: string) => `Link for ${who}`,
    isMade: 'The link is made. Copy it now.',
    once: 'It is shown only now. Copy it and send it yourself.',
    copy: 'Copy the link',
    copied: 'The link is copied.',
    copyFailed: 'It could not be copied. Mark the link and copy it by hand.',
  },

  links: {
    title: 'Links',
    none: 'You have made no link yet.',
    who: (audience: Audience) => capital(audienceWords(audience)),
    open: (until: string) => `Works until ${until}`,
    ended: (until: string) => `Ended ${until}`,
    revoked: (on: string) => `Taken back ${on}`,
    closed: 'Opens nothing since the server was restored: make a new one',
    revoke: 'Take back',
    revokeNamed: (who: string) => `Take back the link for ${who}`,
    question: (who: string) => `Take back the link for ${who}?`,
    consequence: 'It opens nothing from now on. What somebody has already saved stays with them.',
    keep: 'Keep it',
    taken: (who: string) => `The link for ${who} is taken back.`,
    unread: 'Not opened yet',
  },
  read: {
    title: 'What your hub manager has read',
    line: ({ what, version }: Pick<Reading, 'what' | 'version'>, when: string) =>
      `${what === 'page' ? 'Opened' : `Saved as ${FORM_NAMES[what]}`}, ${when} · version ${version}`,
  },

  files: {
    sized: (form: Form, size: string | null) => (size === null ? FORM_NAMES[form] : `${FORM_NAMES[form]}, ${size}`),
    others: 'Other forms',
    saved: (name: string) => `Saved: ${name}`,
  },

  shared: {
    title: 'Shared report',
    opening: 'Opening the report…',
    until: (day: string) => `The school has shared this report with you. Your link works until ${day}.`,
    whole: 'It is to be read as a whole.',
    ended: {
      title: 'This link does not open a report',
      text: 'It may have ended, the school may have taken it back, or part of it is missing. Ask the school for a new one.',
    },
    unreachable: {
      title: 'The report cannot be fetched just now',
      text: 'There is no connection to the server. Your link has not changed.',
    },
  },
} as const

/** Why something was refused, as the person reads it. */
export function refusalWords(failure: { readonly problem: Slug } | object): string {
  if (!('problem' in failure)) return words.offline
  const { title, detail } = toDetails(problem(failure.problem))
  return `${title}. ${detail ?? ''}`
}
