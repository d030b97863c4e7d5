import { Link } from '@tanstack/react-router'
import { buttonClass } from '#app/ui/button.tsx'
import { IconHelp } from '#app/ui/icon.tsx'

/** Stands at the end of a header; the help opens without a connection, as the page that one comes from does. */
export function HelpLink() {
  return (
    <Link to="/help" className={buttonClass('quiet', 'button--icon')}>
      <IconHelp />
      <span className="visually-hidden">Help</span>
    </Link>
  )
}
