/** Nodes written out as HTML. This is the one place in which text is escaped. */
import type { PageNode } from './page-node.ts'

export function markupOf(page: PageNode | string): string {
  if (typeof page === 'string') return escaped(page)
  const attributes = Object.entries(page.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`)
  return `<${page.tag}${attributes.join('')}>${page.children.map(markupOf).join('')}</${page.tag}>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
}

export const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!)
