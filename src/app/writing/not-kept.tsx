import type { KeptWords } from './kept-words.ts'

const NOT_KEPT = 'It could not be saved on this device. Keep this page open; it is tried again with the next letter.'

/** Beside a field whose words are kept: there from the beginning, so that it is heard when it is said. Only what goes wrong is. */
export function NotKept({ keeping }: Pick<KeptWords, 'keeping'>) {
  return <span role="alert">{keeping === 'failed' && NOT_KEPT}</span>
}
