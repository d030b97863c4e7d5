/**
 * Days that once went wrong, with what was wrong in them; they are lived first. A seed is filed when its fault is mended.
 * Whoever changes what can happen in a day makes another day of each: none has gone wrong since that was last done.
 */
export const REGRESSIONS: Readonly<Record<number, string>> = {}
