/**
 * Days that once went wrong, with what was wrong in them; they are lived first. A seed is filed when its fault is mended.
 * Whoever changes what can happen in a day makes another day of each.
 */
export const REGRESSIONS: Readonly<Record<number, string>> = {
  11: 'an older copy was put back, did not lack the cursor, and was never given what it had confirmed once more',
  63: 'the same, of the words that others had gone on from',
  86: 'the same, and the device showed what the server did not have',
}
