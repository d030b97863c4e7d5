/**
 * A report on a screen: the very nodes that the server writes out as HTML, drawn with React. What a person sees before
 * they publish is therefore what is published, to the letter.
 */
import { type ReactElement, type ReactNode, createElement } from 'react'
import type { ReportModel } from '#domain/report/model.ts'
import { type AttributeName, type PageNode } from '#domain/report/page-node.ts'
import { pageOf } from '#domain/report/page.ts'
import '#domain/report/page.css'

export const DrawnReport = ({ model }: { readonly model: ReportModel }) => element(pageOf(model))

const NAMES_IN_REACT: Partial<Record<AttributeName, string>> = { class: 'className', 'stroke-width': 'strokeWidth' }

function element({ tag, attributes, children }: PageNode): ReactElement {
  const named = Object.entries(attributes).map(([name, value]) => [
    NAMES_IN_REACT[name as AttributeName] ?? name,
    value,
  ])
  // Handed over one by one they need no keys: a report is drawn whole, and none of its nodes holds a state.
  return createElement(
    tag,
    Object.fromEntries(named),
    ...children.map((child): ReactNode => (typeof child === 'string' ? child : element(child))),
  )
}
