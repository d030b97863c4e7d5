import type { Refusal } from './rows.ts'

/** Why the server would not store an entry, as its author reads it. All of them stay on the device. */
export const REFUSAL_WORDS: Readonly<Record<Refusal, string>> = {
  malformed: 'It could not be sent: the server cannot read it. It is kept on this device; save a copy and tell us.',
  'too-large':
    'It could not be sent: it is larger than the server takes. It is kept on this device. Copy the text, put it in again in shorter parts, then let this one go.',
  'not-found': 'It could not be sent: you are not on this review any more. It is kept on this device.',
}
