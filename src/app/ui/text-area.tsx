/* The field people write in. It grows with its text, changes nothing they type (no auto-capital, no length limit) and
   stays uncontrolled, so that react-hook-form's register() can own it. Over an advised length it says by how much. */
import { useCallback, useId, useLayoutEffect, useRef, useState, type ComponentProps } from 'react'
import { classNames } from './class-names.ts'

const growsByItself = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')

function grow(area: HTMLTextAreaElement): void {
  area.style.blockSize = 'auto'
  area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`
}

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'maxLength'> {
  /** Advice, never enforced: above this many characters a line says how many over. */
  adviceLimit?: number
}

export function TextArea({ adviceLimit, className, onInput, ref, rows = 1, ...rest }: TextAreaProps) {
  const adviceId = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [over, setOver] = useState(0)

  // stable while the owner's ref is: a form library takes a ref that comes and goes for a field that does
  const setArea = useCallback(
    (element: HTMLTextAreaElement | null) => {
      area.current = element
      if (typeof ref === 'function') return ref(element)
      if (ref) ref.current = element
      return undefined
    },
    [ref],
  )

  const measure = (element: HTMLTextAreaElement) => {
    if (!growsByItself) grow(element)
    // the same number twice does not render again: typing below the limit costs nothing
    if (adviceLimit !== undefined) setOver(Math.max(0, element.value.length - adviceLimit))
  }
  // after every render, since a form library may have set the value without an input event
  useLayoutEffect(() => {
    if (area.current) measure(area.current)
  })

  const describedBy = [rest['aria-describedby'], over > 0 && adviceId].filter(Boolean).join(' ')
  return (
    <>
      <textarea
        autoCapitalize="off"
        // nothing to suggest here, and the browser need not keep a copy of each field's text for a page it restores
        autoComplete="off"
        spellCheck
        {...rest}
        rows={rows}
        ref={setArea}
        className={classNames('input', 'input--area', className)}
        aria-describedby={describedBy || undefined}
        onInput={(event) => {
          measure(event.currentTarget)
          onInput?.(event)
        }}
      />
      {over > 0 && (
        <p className="field__advice" id={adviceId}>
          {over} {over === 1 ? 'character' : 'characters'} over the {adviceLimit} we suggest. Nothing is cut.
        </p>
      )}
    </>
  )
}
