import type { Area, PointList } from './define.ts'

/**
 * The list of an area that says what comes next, such as "Even better if". The lists of an area go from what is strong to
 * what is asked for, so it is the last; what stands in it is what the next review begins with.
 */
export function nextStepsOf({ lists }: Pick<Area, 'lists'>): PointList {
  return lists[lists.length - 1]!
}
