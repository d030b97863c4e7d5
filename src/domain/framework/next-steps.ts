/**
 * The list of an area that says what comes next, such as "Even better if". The lists of an area go from what is strong to
 * what is asked for, so it is the last; what stands in it is what the next review begins with.
 */
export function nextStepsOf<List>({ lists }: { readonly lists: readonly List[] }): List {
  return lists[lists.length - 1]!
}
