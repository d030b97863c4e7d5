import { z } from 'zod'
import { SAVED, type Saved } from './pace.ts'
import { SYNC_STATES, type SyncSnapshot } from './sync-state.ts'

/** What the tabs of one person tell each other. Nothing is decided by it that a lost message could spoil. */
export type Message =
  | { readonly type: Saved | 'hello' }
  | { readonly type: 'send-now' | 'sent-now'; readonly id: string }
  | { readonly type: 'looking'; readonly rid: string }
  | { readonly type: 'state'; readonly snapshot: SyncSnapshot }

const message = z.union([
  z.object({ type: z.enum([...SAVED, 'hello']) }),
  z.object({ type: z.enum(['send-now', 'sent-now']), id: z.string() }),
  z.object({ type: z.literal('looking'), rid: z.string() }),
  z.object({
    type: z.literal('state'),
    snapshot: z.object({
      state: z.enum(SYNC_STATES),
      sending: z.tuple([z.int(), z.int()]).nullable(),
      lastError: z.string().nullable(),
    }),
  }),
])

export interface ChannelLike {
  postMessage(message: unknown): void
  onmessage: ((event: { readonly data: unknown }) => void) | null
  close(): void
}

export interface Tabs {
  tell(message: Message): void
  close(): void
}

/** Listens to the other tabs; what another version of the app says and we do not understand is passed over. */
export function joinTabs(channel: ChannelLike, hear: (message: Message) => void): Tabs {
  channel.onmessage = ({ data }) => {
    const heard = message.safeParse(data)
    if (heard.success) hear(heard.data)
  }
  return { tell: (each) => channel.postMessage(each), close: () => channel.close() }
}
