/**
 * Time and chance are arguments in the domain: a rule that reads the clock gives two devices two answers, and no
 * test can replay it. The compiler cannot forbid Date, because formatting a given moment is fine; so this rule
 * allows exactly the uses that are functions of what they are given and refuses every other mention.
 */
import { isNamed, propertyOf, type Node, type Rule } from './syntax.ts'

const MESSAGE =
  'The domain has no clock and no dice: take the time or the number as an argument, so that a tablet, the server and a replayed test give the same answer.'

const isPureDate = (date: Node): boolean => {
  const parent = date.parent
  if (parent === undefined) return false
  if (parent.type.startsWith('TS')) return true
  if (parent.type === 'Property') return parent['key'] === date && parent['shorthand'] !== true
  if (parent.type === 'NewExpression') return (parent['arguments'] as unknown[]).length > 0
  if (parent.type === 'BinaryExpression') return parent['operator'] === 'instanceof'
  if (parent.type !== 'MemberExpression') return false
  if (parent['object'] === date) return ['UTC', 'parse'].includes(propertyOf(parent) ?? '')
  return parent['computed'] !== true && !isNamed(parent['object'], 'globalThis')
}

/** Every member of Math but `random` is a function of its arguments; Math passed around whole could be either. */
const isPureMath = (math: Node): boolean => {
  const parent = math.parent
  if (parent?.type !== 'MemberExpression') return parent?.type === 'Property' && parent['shorthand'] !== true
  if (parent['object'] === math) return ![undefined, 'random'].includes(propertyOf(parent))
  return parent['computed'] !== true && !isNamed(parent['object'], 'globalThis')
}

export const domainHasNoClock: Rule = {
  create: (context) => ({
    Identifier: (node: Node) => {
      const impure = (isNamed(node, 'Date') && !isPureDate(node)) || (isNamed(node, 'Math') && !isPureMath(node))
      if (impure) context.report({ node, message: MESSAGE })
    },
  }),
}
