/** A reviewer's evaluation as somebody would write it, before it becomes writes of fields. */
export interface Written {
  readonly areas: { readonly [area: string]: WrittenArea }
  /** What they say about the school's Area of Excellence, by question. */
  readonly excellence?: { readonly [question: string]: string }
}

export interface WrittenArea {
  readonly estimate?: string
  /** The texts of each list. */
  readonly points: { readonly [list: string]: readonly string[] }
}
