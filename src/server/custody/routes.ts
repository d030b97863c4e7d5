import type { Handlers } from '#server/http/endpoint.ts'
import type { CarryOut } from './decision.ts'
import { devices } from './devices.ts'
import { document } from './document.ts'
import { events } from './events.ts'
import { history } from './history.ts'
import { pull } from './pull.ts'
import { push } from './push.ts'

/** What custody answers; decisions are carried out by the function that is given. */
export function custodyHandlers(
  carryOut: CarryOut,
): Pick<Handlers, 'push' | 'pull' | 'events' | 'document' | 'history' | 'devices'> {
  return { push: (call) => push(carryOut, call), pull, events, document, history, devices }
}
