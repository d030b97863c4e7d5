/**
 * Handing over and fetching what people wrote. What goes over the wire here is custody's own and is kept with it; these
 * are only the addresses under which it is asked for.
 */
import { z } from 'zod'
import { documentName } from '#domain/custody/grammar.ts'
import {
  changes,
  changesQuery,
  devices,
  documentState,
  eventsQuery,
  history,
  pushAnswer,
  pushBody,
  reviewEvent,
} from '#domain/custody/wire.ts'
import { rid } from './reviews.ts'
import type { Route } from './route.ts'

const document = rid.extend({ doc: documentName })

export const custody = {
  push: {
    method: 'post',
    path: '/reviews/{rid}/journal',
    summary: 'Hand over entries; answered once they are durable',
    allow: 'signed-in',
    params: rid,
    body: pushBody,
    answer: pushAnswer,
    problems: ['malformed', 'not-found', 'other-person', 'device-forked', 'batch-too-large'],
  },
  pull: {
    method: 'get',
    path: '/reviews/{rid}/changes',
    summary: 'What has changed since a cursor, as far as one may read it',
    allow: 'signed-in',
    params: rid,
    query: changesQuery,
    answer: changes,
    pages: true,
    problems: ['not-found', 'bad-cursor', 'bad-limit'],
  },
  events: {
    method: 'get',
    path: '/reviews/{rid}/events',
    summary: 'What has changed since a cursor, and then each change as it comes, as server-sent events',
    allow: 'review.read',
    params: rid,
    query: eventsQuery,
    answer: reviewEvent,
    streams: true,
    problems: ['not-found', 'bad-cursor'],
  },
  devices: {
    method: 'get',
    path: '/reviews/{rid}/devices',
    summary: 'What each device has handed over, and what is missing: one’s own always, others’ as progress',
    allow: 'signed-in',
    params: rid,
    answer: devices,
    problems: ['not-found'],
  },
  document: {
    method: 'get',
    path: '/reviews/{rid}/documents/{doc}',
    summary: 'One document, with an ETag',
    allow: 'signed-in',
    params: document,
    answer: documentState,
    problems: ['not-found'],
  },
  history: {
    method: 'get',
    path: '/reviews/{rid}/documents/{doc}/history',
    summary: 'Every write that one may read, oldest first',
    allow: 'signed-in',
    params: document,
    query: z.object({ field: z.string().optional() }),
    answer: history,
    problems: ['not-found'],
  },
} as const satisfies Record<string, Route>
