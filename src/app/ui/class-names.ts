/** Joins what is truthy: `classNames('tab', current && 'tab--current')`. */
export function classNames(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ')
}
