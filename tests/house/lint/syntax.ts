/**
 * The few shapes of the lint tool's syntax tree and rule interface that our rules touch. The tool does not export
 * its own types for them, and a dependency for a dozen fields would be a poor bargain.
 */
export type Node = { readonly type: string; readonly parent?: Node; readonly [key: string]: unknown }
export type Comment = { readonly value: string; readonly start: number; readonly end: number }
export type Program = Node & { readonly body: readonly (Node & { readonly start: number })[] }

/** A report points at a node, or at a line when it is about the whole file. */
type Whereabouts = { readonly node: Node } | { readonly loc: { readonly line: number; readonly column: number } }

export type RuleContext = {
  readonly filename: string
  readonly cwd: string
  readonly sourceCode: { readonly text: string; getAllComments(): readonly Comment[] }
  report(diagnostic: { readonly message: string } & Whereabouts): void
}

export type Visitor = { readonly [nodeType: string]: (node: never) => void }
export type Rule = { readonly create: (context: RuleContext) => Visitor }

/** The string a node spells out, from a literal or a template without holes; bundlers write both. */
export function textOf(node: unknown): string | undefined {
  const { type, value, quasis } = (node ?? {}) as { type?: string; value?: unknown; quasis?: Quasi[] }
  if (type === 'Literal' && typeof value === 'string') return value
  if (type === 'TemplateLiteral' && quasis?.length === 1) return quasis[0]?.value.cooked
  return undefined
}
type Quasi = { readonly value: { readonly cooked: string } }

/** Is this the plain identifier of that name? */
export function isNamed(node: unknown, name: string): boolean {
  const { type, name: actual } = (node ?? {}) as { type?: string; name?: unknown }
  return type === 'Identifier' && actual === name
}

/** The name of the property a member expression reads, dotted or in brackets. */
export function propertyOf(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined
  return node['computed'] === true ? textOf(node['property']) : (node['property'] as { name?: string }).name
}
