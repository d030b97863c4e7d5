/** What the leader of the trust asks of its review. */
export const brambleQuestion =
  'Our schools share a curriculum. Do their teachers feel that it is theirs – and what would make the strongest of them want to help the others?'
