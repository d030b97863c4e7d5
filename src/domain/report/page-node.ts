/**
 * A page as plain data: the server writes it out as HTML, the tablet draws the very same nodes with React, so that a
 * preview cannot differ from what is published. Only what a report needs can be said in it: no script, no style, no
 * address outside the page.
 */
export type Tag =
  | 'article'
  | 'header'
  | 'footer'
  | 'nav'
  | 'section'
  | 'div'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'p'
  | 'span'
  | 'a'
  | 'ul'
  | 'ol'
  | 'li'
  | 'dl'
  | 'dt'
  | 'dd'
  | 'svg'
  | 'rect'

/** Attributes by their names in HTML. */
export type AttributeName =
  | 'id'
  | 'class'
  | 'lang'
  | 'dir'
  | 'href'
  | 'aria-hidden'
  | 'aria-labelledby'
  | 'data-said'
  | 'data-list'
  | 'data-rank'
  | 'data-overall'
  | 'viewBox'
  | 'x'
  | 'y'
  | 'width'
  | 'height'
  | 'rx'
  | 'fill'
  | 'stroke'
  | 'stroke-width'

export type Attributes = Readonly<Partial<Record<AttributeName, string>>>

export interface PageNode {
  readonly tag: Tag
  readonly attributes: Attributes
  /** A string is text, whatever is in it. */
  readonly children: readonly (PageNode | string)[]
}

export const node = (tag: Tag, attributes: Attributes, ...children: readonly (PageNode | string)[]): PageNode => ({
  tag,
  attributes,
  children,
})
