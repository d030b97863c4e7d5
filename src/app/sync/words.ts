import { problem, toDetails } from '#domain/problem.ts'
import type { Halt } from './context.ts'

/** Why nothing is being sent just now, for people. None of it asks them to do anything twice. */
export function haltWords(halt: Halt): string {
  switch (halt.halt) {
    case 'offline':
      return 'The server cannot be reached just now. Everything is kept on this device and is sent by itself.'
    case 'captive':
      return 'This network answers in place of the server, perhaps with a sign-in page of its own. Everything is kept on this device.'
    case 'signed-out':
      return toDetails(problem('sign-in')).detail ?? ''
    case 'other-person':
      return toDetails(problem('other-person')).detail ?? ''
    case 'storage':
      return 'This device’s storage did not answer. What is written is sent as soon as it does.'
    case 'busy':
      return toDetails(problem(halt.problem)).detail ?? ''
  }
}
