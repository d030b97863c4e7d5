/**
 * A report on a screen: the very nodes that the server writes out as HTML, drawn with React. What a person sees before
 * they publish is therefore what is published, to the letter. What others remarked is laid over it, and is no part of it:
 * without the marks and their links the same letters stand there.
 */
import { Fragment, type ReactElement, type ReactNode, createElement } from 'react'
import type { ReportModel } from '#domain/report/model.ts'
import { type AttributeName, type PageNode } from '#domain/report/page-node.ts'
import { pageOf } from '#domain/report/page.ts'
import { MARK_LINK, type Mark, runsOf } from './marks.ts'
import '#domain/report/page.css'
import './marks.css'

const NONE: readonly Mark[] = []

export interface DrawnReportProps {
  readonly model: ReportModel
  readonly marks?: readonly Mark[]
}

export function DrawnReport({ model, marks = NONE }: DrawnReportProps) {
  let piece = 0
  const said = (text: string) => (text === '' ? text : markedText(text, runsOf(text, marks, piece++)))
  return element(pageOf(model), false, said)
}

const NAMES_IN_REACT: Partial<Record<AttributeName, string>> = { class: 'className', 'stroke-width': 'strokeWidth' }

function element(
  { tag, attributes, children }: PageNode,
  isWithin: boolean,
  said: (text: string) => ReactNode,
): ReactElement {
  const isSaid = isWithin || attributes['data-said'] !== undefined
  const named = Object.entries(attributes).map(([name, value]) => [
    NAMES_IN_REACT[name as AttributeName] ?? name,
    value,
  ])
  // Handed over one by one they need no keys: a report is drawn whole, and none of its nodes holds a state.
  return createElement(
    tag,
    Object.fromEntries(named),
    ...children.map((child): ReactNode => {
      if (typeof child !== 'string') return element(child, isSaid, said)
      return isSaid ? said(child) : child
    }),
  )
}

function markedText(text: string, runs: ReturnType<typeof runsOf>): ReactNode {
  if (runs.length === 0) return text
  return runs.map(({ from, to, marks, ended }) => (
    <Fragment key={from}>
      {marks.length > 0 ? (
        <mark className={`quoted quoted--${marks.some(({ isOpen }) => isOpen) ? 'open' : 'answered'}`}>
          {text.slice(from, to)}
        </mark>
      ) : (
        text.slice(from, to)
      )}
      {ended.map(({ id, href, label, about }) => (
        <a key={id} id={id} href={href} className={MARK_LINK}>
          {label} <span className="visually-hidden">{about}</span>
        </a>
      ))}
    </Fragment>
  ))
}
