/** The three bars of an estimate, in a square of 24: as many are filled as the level's rank. */
export const BARS = [
  { x: 1.5, y: 13, height: 9 },
  { x: 9.5, y: 8, height: 14 },
  { x: 17.5, y: 2, height: 20 },
] as const
