/**
 * Two refusals that a type cannot express. An error's message is written for people and changes with a library's
 * next version, so code that matches on it breaks silently. And configuration read in the middle of the server
 * cannot be passed by a test, so the environment is read in one place only.
 */
import { isNamed, propertyOf, type Node, type Rule } from './syntax.ts'
import { pathOf } from './shape.ts'

const MATCHERS = new Set(['includes', 'match', 'matchAll', 'startsWith', 'endsWith', 'search', 'indexOf'])
const COMPARISONS = new Set(['==', '===', '!=', '!=='])

const unwrapped = (node: Node): Node | undefined =>
  node.parent?.type === 'ChainExpression' ? unwrapped(node.parent) : node.parent

const isMatched = (message: Node): boolean => {
  const parent = unwrapped(message)
  if (parent === undefined) return false
  if (parent.type === 'BinaryExpression') return COMPARISONS.has(String(parent['operator']))
  if (parent.type === 'SwitchStatement') return parent['discriminant'] === message
  if (parent.type === 'MemberExpression')
    return (
      parent['object'] === message && parent.parent?.type === 'CallExpression' && MATCHERS.has(propertyOf(parent) ?? '')
    )
  if (parent.type !== 'CallExpression') return false
  const callee = parent['callee'] as Node
  return ['test', 'exec'].includes(propertyOf(callee) ?? '')
}

export const noMatchingOnMessages: Rule = {
  create: (context) => ({
    MemberExpression: (node: Node) => {
      if (propertyOf(node) !== 'message' || !isMatched(node)) return
      context.report({
        node,
        message:
          "Never match on an error's message: it is written for people and changes without notice. Return a value of the Problem catalogue and match on its code.",
      })
    },
  }),
}

export const environmentReadOnce: Rule = {
  create: (context) =>
    /^src\/server\/(admin\/)?main\.ts$/.test(pathOf(context))
      ? {}
      : {
          MemberExpression: (node: Node) => {
            if (!isNamed(node['object'], 'process') || propertyOf(node) !== 'env') return
            context.report({
              node,
              message:
                'Only src/server/main.ts and src/server/admin/main.ts read the environment: elsewhere a setting is an argument, so that a test can choose it. Pass it through the context.',
            })
          },
        },
}
