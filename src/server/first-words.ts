/** What the server says to whoever starts it: one line, which says what to do where it does not start. */
import { nameOf } from './db/store.ts'
import type { Listening } from './lifecycle.ts'
import type { Settings } from './settings.ts'

export function welcome(settings: Settings, port: number, isEmpty: boolean): string {
  if (settings.mode === 'demo')
    return `QA Review is ready at http://localhost:${port} – a demonstration with fictional schools and people. Ctrl+C ends it.`
  const ready = `QA Review is ready for ${settings.origin}, and listens for its proxy on ${settings.host}, port ${port}.`
  return isEmpty ? `${ready} Nobody can sign in yet: begin with \`npm run admin -- first-admin\`.` : ready
}

/** The store is of the other kind than the server. */
export function refuseStore(settings: Settings): string {
  return settings.mode === 'demo'
    ? `The store in ${nameOf(settings)} is not one of the demonstration, which leaves it alone. Choose another with DATA_DIR or DATABASE_URL.`
    : `The store in ${nameOf(settings)} is one of the demonstration, in which anyone can be anyone. Choose another with DATA_DIR or DATABASE_URL.`
}

export function cannotListen(
  { port, host }: Settings,
  why: Extract<Listening, { readonly refused: string }>['refused'],
): string {
  if (why === 'in-use')
    return `Port ${port} is taken by another program. Stop it, or choose another port, such as PORT=${port + 1}.`
  if (why === 'not-allowed')
    return `This user may not listen on port ${port}. Choose one above 1023, such as PORT=3000.`
  return `This computer has no address ${host}. Leave HOST out.`
}
