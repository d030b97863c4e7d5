/**
 * Who is signed in, the way to their account, and the way out. Leaving keeps everything that has not been sent: it waits on this device until
 * the same person signs in again.
 */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useSignedIn } from '#app/store/hooks.ts'
import { useActions, useSaveStatus } from '#app/sync/hooks.ts'
import { ConfirmDialog } from '#app/ui/dialog.tsx'
import { IconPerson, IconSaveCopy, IconSignOut } from '#app/ui/icon.tsx'
import { MenuButton } from '#app/ui/menu.tsx'
import { useToasts } from '#app/ui/toast.tsx'

export function SignedInMenu() {
  const person = useSignedIn()
  const { signOut, saveCopy } = useActions()
  const { waiting, offline } = useSaveStatus()
  const [asking, setAsking] = useState(false)
  const navigate = useNavigate()
  const toasts = useToasts()

  async function leave() {
    setAsking(false)
    const fault = await signOut()
    if (fault) toasts.show('Not signed out: something you typed could not be saved yet. Save a copy first.')
    else await navigate({ to: '/sign-in' })
  }

  const label = `Signed in as ${person?.name ?? 'nobody'}`
  return (
    <>
      <MenuButton
        label={label}
        className="button--icon"
        items={[
          {
            id: 'account',
            label: 'Your account',
            icon: <IconPerson />,
            onAction: () => void navigate({ to: '/account' }),
          },
          { id: 'copy', label: 'Save a copy', icon: <IconSaveCopy />, onAction: () => void saveCopy() },
          {
            id: 'out',
            label: 'Sign out',
            icon: <IconSignOut />,
            onAction: () => (waiting > 0 || offline ? setAsking(true) : void leave()),
          },
        ]}
      >
        <IconPerson />
        <span className="visually-hidden">{label}</span>
      </MenuButton>
      <ConfirmDialog
        open={asking}
        title="Sign out all the same?"
        confirmLabel="Sign out"
        cancelLabel="Stay signed in"
        onConfirm={() => void leave()}
        onCancel={() => setAsking(false)}
      >
        {waiting > 0 && 'What you wrote and is not sent yet stays on this device, and is sent when you sign in again. '}
        Signing in needs a connection: until there is one, nobody can open your work here, not even you.
      </ConfirmDialog>
    </>
  )
}
