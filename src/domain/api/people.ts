/**
 * Signing in and out, passwords, sessions and invitations. Whatever is asked by somebody who is not signed in is answered
 * alike whether or not the address is known, so that nobody learns here who takes part.
 */
import { z } from 'zod'
import { instant, uuid } from '#domain/custody/grammar.ts'
import { emailAddress, passwordAsTyped } from '#domain/password.ts'
import { role } from '#domain/people.ts'
import type { Route } from './route.ts'

const grant = z.object({
  role,
  reviewId: uuid.optional(),
  schoolId: uuid.optional(),
  hubId: uuid.optional(),
})
export const person = z.object({ id: uuid, name: z.string(), roles: z.array(grant) })
export type Person = z.infer<typeof person>

const linkToken = z.string().max(100)

export const people = {
  entrance: {
    method: 'get',
    path: '/entrance',
    summary: 'How people sign in here: as one of the demonstration, or with a password of their own',
    allow: 'public',
    answer: z.object({ mode: z.enum(['demo', 'production']) }),
    problems: [],
  },
  signIn: {
    method: 'post',
    path: '/session',
    summary: 'Sign in with an e-mail address and a password',
    allow: 'public',
    body: z.object({ email: emailAddress, password: passwordAsTyped }),
    answer: z.object({ person }),
    problems: ['wrong-credentials', 'too-many-attempts'],
  },
  readLink: {
    method: 'post',
    path: '/link',
    summary: 'Whose link this is, and what it is for',
    allow: 'public',
    body: z.object({ token: linkToken }),
    answer: z.object({ purpose: z.enum(['invitation', 'forgotten']), name: z.string(), email: z.string() }),
    problems: ['link-ended'],
  },
  choosePassword: {
    method: 'post',
    path: '/link/password',
    summary: 'Choose a password with a link; it ends all sessions of that person, and the link',
    allow: 'public',
    body: z.object({ token: linkToken, password: passwordAsTyped }),
    answer: z.object({ chosen: z.literal(true) }),
    problems: ['link-ended', 'password-length', 'password-guessable'],
  },
  forgotPassword: {
    method: 'post',
    path: '/password/forgotten',
    summary: 'Ask for a link by mail; the answer is the same whether or not the address is known',
    allow: 'public',
    body: z.object({ email: emailAddress }),
    answer: z.object({ asked: z.literal(true) }),
    problems: [],
  },
  changePassword: {
    method: 'post',
    path: '/password',
    summary: 'Change one’s password; it ends all other sessions',
    allow: 'signed-in',
    body: z.object({ current: passwordAsTyped, password: passwordAsTyped }),
    answer: z.object({ changed: z.literal(true) }),
    problems: ['wrong-password', 'too-many-attempts', 'password-length', 'password-guessable'],
  },
  sessions: {
    method: 'get',
    path: '/sessions',
    summary: 'Where one is signed in',
    allow: 'signed-in',
    answer: z.object({
      email: z.string().nullable(),
      sessions: z.array(
        z.object({ id: uuid, device: z.string(), begunAt: instant, usedAt: instant, current: z.boolean() }),
      ),
    }),
    problems: [],
  },
  endSession: {
    method: 'post',
    path: '/sessions/{sid}/end',
    summary: 'End a session on another device',
    allow: 'signed-in',
    params: z.object({ sid: uuid }),
    answer: z.object({ ended: z.literal(true) }),
    problems: ['not-found'],
  },
  endOtherSessions: {
    method: 'post',
    path: '/sessions/end-others',
    summary: 'Sign out everywhere else',
    allow: 'signed-in',
    answer: z.object({ ended: z.int() }),
    problems: [],
  },
  invite: {
    method: 'post',
    path: '/people/{pid}/invitations',
    summary: 'Send somebody a link with which to choose a password; it ends an earlier one',
    allow: 'person.invite',
    params: z.object({ pid: uuid }),
    answer: z.object({ invited: z.literal(true) }),
    problems: ['not-found'],
  },
  signOut: {
    method: 'post',
    path: '/session/end',
    summary: 'End this session',
    allow: 'signed-in',
    answer: z.object({ ended: z.literal(true) }),
    problems: [],
  },
  me: {
    method: 'get',
    path: '/me',
    summary: 'Who is signed in, and until when',
    allow: 'signed-in',
    answer: z.object({ person, session: z.object({ until: instant }) }),
    problems: [],
  },
} as const satisfies Record<string, Route>
