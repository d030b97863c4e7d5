/**
 * Days that once went wrong, with what was wrong in them; they are lived first. A seed is filed when its fault is mended.
 * Whoever changes what can happen in a day makes another day of each.
 */
export const REGRESSIONS: Readonly<Record<number, string>> = {
  3487: 'put back, and a copy had used one number: what was offered again with it was numbered anew, and its number left out',
  4031: 'the same, with numbers left out that came before one already there',
  4095: 'a server that was put back was found by handing over, and nobody asked what it had now: its past was shown for half a minute',
}
