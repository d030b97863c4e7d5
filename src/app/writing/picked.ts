import { useState } from 'react'
import type { Json } from '#domain/custody/canonical.ts'
import { type Head, fieldsFrom, shownValue } from '#domain/custody/state.ts'
import { choose, useEditing } from './editing.ts'
import { useHeads } from './live-fields.ts'

export interface Picked {
  readonly heads: readonly Head[]
  readonly value: string | null
  readonly pick: (value: string | null) => void
}

/** A field that is chosen with one tap: shown as chosen at once, and from then on as it is stored. */
export function usePicked(field: string): Picked {
  const editing = useEditing()
  const heads = useHeads(editing.live, field)
  const [last, setLast] = useState<{ readonly value: string | null } | null>(null)
  const pick = (value: string | null) => {
    const mine = { value }
    setLast(mine)
    const stored = (done: boolean) => done && setLast((now) => (now === mine ? null : now))
    void choose(editing, field, value).then(stored)
  }
  return { heads, value: last ? last.value : asText(shownValue(fieldsFrom({ it: heads }), 'it')), pick }
}

const asText = (value: Json) => (typeof value === 'string' ? value : null)
