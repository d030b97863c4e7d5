import { type ReactNode, useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { passwordWords as words } from './password-words.ts'

interface PasswordFieldProps {
  readonly label: string
  readonly name: string
  readonly autoComplete: 'current-password' | 'new-password'
  readonly hint?: ReactNode
  readonly error: string | null
  readonly onType?: (password: string) => void
}

/** A password that can be pasted, filled in by the device, and shown to whoever types it. */
export function PasswordField({ label, name, autoComplete, hint, error, onType }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className="password">
          <input
            {...control}
            className="input"
            name={name}
            type={shown ? 'text' : 'password'}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            required
            onInput={(event) => onType?.(event.currentTarget.value)}
          />
          <Button aria-pressed={shown} onClick={() => setShown(!shown)}>
            {words.show}
          </Button>
        </div>
      )}
    </Field>
  )
}
