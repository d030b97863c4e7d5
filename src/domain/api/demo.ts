/**
 * What only the demonstration answers. Anybody may be anybody there, which must never be possible in a network's own
 * server: there these routes do not exist.
 */
import { z } from 'zod'
import { instant, uuid } from '#domain/custody/grammar.ts'
import { person } from './people.ts'
import type { Route } from './route.ts'

export const demo = {
  mailbox: {
    method: 'get',
    path: '/demo/mailbox',
    summary: 'The mails that the demonstration would have sent, the newest first',
    allow: 'public',
    demo: true,
    answer: z.object({
      mails: z.array(z.object({ id: uuid, at: instant, to: z.string(), subject: z.string(), text: z.string() })),
    }),
    problems: [],
  },
  invitePersona: {
    method: 'post',
    path: '/demo/invitations',
    summary: 'Invite one of the people of the demonstration',
    allow: 'public',
    demo: true,
    body: z.object({ persona: z.string() }),
    answer: z.object({ invited: z.literal(true) }),
    problems: ['malformed', 'unknown-persona'],
  },
  signInAsPersona: {
    method: 'post',
    path: '/demo/session',
    summary: 'Sign in as one of the people of the demonstration',
    allow: 'public',
    demo: true,
    body: z.object({ persona: z.string() }),
    answer: z.object({ person }),
    problems: ['malformed', 'unknown-persona'],
  },
  personas: {
    method: 'get',
    path: '/demo/personas',
    summary: 'The people of the demonstration',
    allow: 'public',
    demo: true,
    answer: z.object({ personas: z.array(z.object({ persona: z.string(), name: z.string(), about: z.string() })) }),
    problems: [],
  },
} as const satisfies Record<string, Route>
