import { Outlet } from '@tanstack/react-router'
import { AskingServer } from './asking-server.tsx'

/** Around the screens that show what only the server knows. */
export function ServerScreens() {
  return (
    <AskingServer>
      <Outlet />
    </AskingServer>
  )
}
