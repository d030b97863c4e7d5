export const EXCELLENCE_TAB = 'excellence'

/** The tab on which a field of an evaluation stands. */
export function tabOf(field: string): string {
  const [root, id] = field.split('/')
  return root === 'areas' && id !== undefined ? id : EXCELLENCE_TAB
}
