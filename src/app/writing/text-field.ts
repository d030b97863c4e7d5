/**
 * One text that a person writes, kept in step with the store. The field belongs to the person while they are in it or
 * while a word of theirs is not saved: nothing is put into it then, and what they save names the answers that they were
 * looking at when they began. Only afterwards does it catch up with what came from elsewhere.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { type Head, differingHeads, fieldsFrom, shownValue } from '#domain/custody/state.ts'
import { type Editing, useEditing } from './editing.ts'
import { showsStored, useHeads } from './live-fields.ts'

/** Texts by field; the field's path is its name in the form. */
export type Texts = Record<string, string>
export type TextForm = UseFormReturn<Texts>

export interface TextField {
  /** For the text area. */
  readonly control: ReturnType<TextForm['register']> & { readonly onFocus: () => void }
  /** All heads where two different answers are kept and nobody is writing: they are shown in place of the control. */
  readonly answers: readonly Head[] | null
  /** The text was changed from elsewhere while it stood here. */
  readonly updated: boolean
}

function textOf(heads: readonly Head[]): string {
  const value = shownValue(fieldsFrom({ it: heads }), 'it')
  return typeof value === 'string' ? value : ''
}

/** The text to begin with: what is being typed in this tab, else what is stored. */
export function textToShow({ draft, live }: Pick<Editing, 'draft' | 'live'>, field: string): string {
  const typed = draft.valueOf(field)
  return typeof typed === 'string' ? typed : textOf(live.heads(field))
}

/** `onFirst` is called with each letter until one is stored, for what must be written with the first. */
export function useTextField(form: TextForm, field: string, onFirst?: () => void): TextField {
  const editing = useEditing()
  const { draft, live } = editing
  const heads = useHeads(live, field)
  const element = useRef<HTMLTextAreaElement | null>(null)
  const [focused, setFocused] = useState(false)
  const conflict = differingHeads(heads)
  const answers = conflict.length > 1 && !focused ? heads : null
  useSettledText(form, field, answers !== null)
  const updated = useCatchUp(form, field, heads, element, focused)

  // A screen that goes while the field has the focus is not told by a blur.
  useEffect(() => () => draft.end(field), [draft, field])

  const registered = form.register(field, {
    value: textToShow(editing, field),
    onChange: (event: { target: HTMLTextAreaElement }) => {
      const seen = live.heads(field)
      draft.begin(field, seen)
      draft.edit(field, event.target.value)
      if (seen.length === 0) onFirst?.()
    },
    onBlur: () => {
      draft.end(field)
      setFocused(false)
    },
  })
  return {
    control: {
      ...registered,
      ref: (area: HTMLTextAreaElement | null) => {
        element.current = area
        registered.ref(area)
      },
      onFocus: () => {
        draft.begin(field, live.heads(field))
        setFocused(true)
      },
    },
    answers,
    updated,
  }
}

/**
 * When a question has been answered, the field comes back with the answer, before anybody can see or touch it: whoever
 * typed into the text of before would be taken to have seen the new one, and would replace it.
 */
function useSettledText(form: TextForm, field: string, isAsking: boolean): void {
  const { draft, live } = useEditing()
  const wasAsking = useRef(isAsking)
  useLayoutEffect(() => {
    if (wasAsking.current && !isAsking) form.setValue(field, textToShow({ draft, live }, field))
    wasAsking.current = isAsking
  }, [form, field, isAsking, draft, live])
}

/** Puts into the field what came from elsewhere, once the person has left it; answers whether it ever did. */
function useCatchUp(
  form: TextForm,
  field: string,
  heads: readonly Head[],
  element: RefObject<HTMLTextAreaElement | null>,
  focused: boolean,
): boolean {
  const { draft, live, refresh } = useEditing()
  const [updated, setUpdated] = useState(false)
  useEffect(() => {
    let over = false
    /** Whether this was asked for while the field belonged to the person. */
    let isOwed = false
    const isFree = () =>
      !over &&
      element.current !== null &&
      element.current !== document.activeElement &&
      draft.valueOf(field) === undefined
    const differs = (text: string) => element.current !== null && !showsStored(element.current.value, text)
    const catchUp = async () => {
      isOwed = !isFree()
      if (isOwed || !differs(textOf(live.heads(field)))) return
      await refresh()
      const text = textOf(live.heads(field))
      if (!isFree() || !differs(text)) return
      form.setValue(field, text)
      setUpdated(true)
    }
    void catchUp()
    const stop = draft.subscribe(() => {
      if (isOwed) void catchUp()
    })
    return () => {
      over = true
      stop()
    }
  }, [form, field, heads, element, focused, draft, live, refresh])
  return updated
}
