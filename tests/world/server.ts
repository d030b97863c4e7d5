/**
 * The real server in one process: a store of its own in memory or in a file, a clock that stands still until told,
 * and the people of the demonstration on one review. Everything a person does here goes through the HTTP side, so
 * that a test sees what a tablet would see.
 */
import { API } from '#domain/api/route.ts'
import type { Json, JsonObject } from '#domain/custody/canonical.ts'
import { ENTRY_SCHEMA } from '#domain/custody/entry.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import type { Changes, Devices, DocumentState, PushAnswer, Receipt } from '#domain/custody/wire.ts'
import type { Grant } from '#domain/people.ts'
import type { Framework } from '#domain/framework/define.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { frameworks } from '#domain/framework/registry.ts'
import type { Context } from '#server/context.ts'
import { mailbox } from '#server/mail/mailbox.ts'
import type { Store } from '#server/db/engine.ts'
import { beginStore } from '#server/db/meta.ts'
import { migrate } from '#server/db/migrations.ts'
import { readReview } from '#server/db/review.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { buildNetwork, buildReview } from '#server/demo/builders.ts'
import { demoId } from '#server/demo/ids.ts'
import type { Persona } from '#server/demo/people.ts'
import type { SchoolKey } from '#server/demo/schools.ts'
import { handlers } from '#server/handlers.ts'
import { createApp } from '#server/http/app.ts'
import { sessions } from '#server/people/sessions.ts'
import { beginRole, endRole } from '#server/roles.ts'
import { pino } from 'pino'
import { v7 } from 'uuid'
import { EPOCH, idOf, sha256 } from './known.ts'
import { type Beginning, testStore } from './store.ts'

/** The review that every world has. */
const RID = demoId(sha256, 'review', 'thistledown')

export const mine = (persona: Persona) => evaluationOf(idOf(persona))

export interface ServerWorld {
  readonly context: Context
  readonly clock: { now: string }
  /** The review of Thistledown Bridge: Linda leads; Amina, Dan and Priya are her peers. */
  readonly rid: string
  readonly as: (persona: Persona, device?: string) => Somebody
  readonly app: ReturnType<typeof createApp>
  /** A request as it would come over the wire, from wherever. */
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>
  readonly beginRole: (persona: Persona, grant: Grant) => Promise<void>
  readonly endRole: (persona: Persona, grant: Grant) => Promise<void>
  readonly addReview: (school: SchoolKey, lead: Persona, peers: readonly Persona[]) => Promise<string>
}

export interface Answered<Body> {
  readonly status: number
  readonly body: Body
  /** The slug of a problem, or null. */
  readonly problem: string | null
  readonly headers: Headers
}

/** One person on one device. */
export interface Somebody {
  readonly id: string
  readonly device: string
  readonly own: string
  /** Sends entries exactly as given. */
  readonly send: (entries: readonly JsonObject[], around?: JsonObject, rid?: string) => Promise<Answered<PushAnswer>>
  /** Sends things said, as the next entries of this device, and gives the answer's receipts. */
  readonly say: (...said: readonly JsonObject[]) => Promise<readonly Receipt[]>
  readonly entry: (said: JsonObject) => Entry
  readonly pull: (since?: string, limit?: number | string, rid?: string) => Promise<Answered<Changes>>
  readonly pullAll: (
    since?: string,
    limit?: number,
  ) => Promise<{ documents: DocumentState[]; next: string; digest: string }>
  readonly get: <Body = Json>(path: string, headers?: Record<string, string>) => Promise<Answered<Body>>
  readonly post: <Body = Json>(path: string, body?: Json) => Promise<Answered<Body>>
  readonly document: (doc: string) => Promise<Answered<DocumentState>>
  readonly devices: () => Promise<Answered<Devices>>
  /** A submit of one's evaluation as one sees it now. */
  readonly submission: () => Promise<JsonObject>
}

export type Entry = JsonObject & { readonly mid: string; readonly dseq: number }

export interface ServerWorldOptions {
  readonly path?: string
  /** Leaves the review planned. */
  readonly planned?: true
  readonly entrySchema?: number
  /** The framework of the review; the one of the Quality Assurance Review when left out. */
  readonly framework?: Framework
  /** How dear a password's digest is, in powers of two. */
  readonly passwordWork?: number
}

const MORNING = '2026-11-21T09:00:00.000Z'
const DAYS = { from: '2026-11-20', to: '2026-11-22' }

export async function serverWorld(options: ServerWorldOptions = {}): Promise<ServerWorld> {
  const { path, planned = false, framework = qar2019 } = options
  const clock = { now: MORNING }
  const isUsual = framework === qar2019
  const store = await testStore(path, isUsual ? (planned ? PLANNED : BEGUN) : migrate)
  if (!isUsual) await begin(store, framework, planned)
  const context = contextOn(store, clock, options)
  const { app, fetch } = appOn(context)
  const plan = { ...DAYS, framework: framework.id }
  return {
    context,
    clock,
    rid: RID,
    as: (persona, device = v7()) => somebody(fetch, clock, RID, persona, device),
    app,
    fetch,
    beginRole: (persona, grant) => inOwnTransaction(context, (tx) => beginRole(context, tx, idOf(persona), grant)),
    endRole: (persona, grant) => inOwnTransaction(context, (tx) => endRole(context, tx, idOf(persona), grant)),
    addReview: (school, lead, peers) =>
      inOwnTransaction(context, (tx) => buildReview(context, tx, school, { ...plan, lead, peers })),
  }
}

const PLANNED: Beginning = async (store) => {
  await migrate(store)
  await begin(store, qar2019, true)
}
const BEGUN: Beginning = async (store) => {
  await migrate(store)
  await begin(store, qar2019, false)
}

/** Puts the people into a migrated store, and the review, which Linda begins unless it is to stay planned. */
async function begin(store: Store, framework: Framework, planned: boolean): Promise<void> {
  const clock = { now: MORNING }
  const context = contextOn(store, clock, { framework })
  await inOwnTransaction(context, async (tx) => {
    await beginStore(tx, 'demo', EPOCH, clock.now)
    await buildNetwork(context, tx)
    const plan = { ...DAYS, framework: framework.id, lead: 'linda', peers: ['amina', 'dan', 'priya'] } as const
    await buildReview(context, tx, 'thistledown', plan)
  })
  const { fetch } = appOn(context)
  if (!planned) await somebody(fetch, clock, RID, 'linda', v7()).say(command('review.start'))
}

function contextOn(
  store: Store,
  clock: ServerWorld['clock'],
  { framework = qar2019, entrySchema = ENTRY_SCHEMA, passwordWork = 4 }: ServerWorldOptions,
): Context {
  return {
    ...store,
    now: () => clock.now,
    newId: () => v7(),
    sha256,
    log: pino({ level: 'silent' }),
    frameworks: new Map([...frameworks, [framework.id, framework]]),
    mode: 'demo',
    passwords: { secret: 'the tests keep no secrets', work: passwordWork },
    post: mailbox(() => clock.now),
    entrySchema,
  }
}

function appOn(context: Context): Pick<ServerWorld, 'app' | 'fetch'> {
  const app = createApp(context, { handlers, sessions, readReview, staticRoot: '/nowhere' })
  return { app, fetch: async (address, init) => app.request(address, init) }
}

type Fetch = (address: string, init: RequestInit) => Promise<Response>

function somebody(fetch: Fetch, clock: { now: string }, rid: string, persona: Persona, device: string): Somebody {
  let cookie: Promise<string> | null = null
  let dseq = 0
  const id = idOf(persona)
  const call = async <Body>(method: string, path: string, body?: Json, headers: Record<string, string> = {}) => {
    cookie ??= signIn(fetch, persona)
    const init = { method, headers: { cookie: await cookie, 'content-type': 'application/json', ...headers } }
    const response = await fetch(
      `http://localhost:3000${API}${path}`,
      body === undefined ? init : { ...init, body: JSON.stringify(body) },
    )
    const text = await response.text()
    const parsed = (text === '' ? null : JSON.parse(text)) as Body & { readonly type?: string }
    const problem = response.ok || parsed === null ? null : (parsed.type ?? '').replace('/problems/', '')
    return { status: response.status, body: parsed, problem, headers: response.headers } satisfies Answered<Body>
  }
  const entry = (said: JsonObject): Entry => ({ mid: v7(), dseq: ++dseq, schema: 1, at: clock.now, ...said })
  const send: Somebody['send'] = (entries, around = {}, to = rid) =>
    call('POST', `/reviews/${to}/journal`, { device, person: id, epoch: null, entries, ...around })
  const pull: Somebody['pull'] = (since, limit, of = rid) => {
    const query = new URLSearchParams({
      ...(since !== undefined && { since }),
      ...(limit !== undefined && { limit: String(limit) }),
    })
    return call('GET', `/reviews/${of}/changes?${query}`)
  }
  const document = (doc: string) => call<DocumentState>('GET', `/reviews/${rid}/documents/${doc}`)
  return {
    id,
    device,
    own: evaluationOf(id),
    send,
    entry,
    async say(...said) {
      const { status, body } = await send(said.map(entry))
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
      return body.receipts
    },
    pull,
    async pullAll(since, limit) {
      const documents: DocumentState[] = []
      for (let next = since, page = 1; ; page++) {
        if (page > 1000) throw new Error('The changes never end')
        const { status, body } = await pull(next, limit)
        if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
        documents.push(...body.documents)
        next = body.next
        if (!body.more) return { documents, next, digest: body.digest! }
      }
    },
    get: (path, headers) => call('GET', path, undefined, headers),
    post: (path, body) => call('POST', path, body),
    document,
    devices: () => call('GET', `/reviews/${rid}/devices`),
    async submission() {
      const doc = evaluationOf(id)
      const { body, status } = await document(doc)
      const fields = status === 200 ? Object.entries(body.fields) : []
      const hash = stateHash(
        fields.map(([field, heads]) => [field, heads.map((head) => head.mid)] as const),
        '',
        sha256,
      )
      return command('evaluation.submit', {}, [{ doc, path: '', hash }])
    },
  }
}

async function signIn(fetch: Fetch, persona: Persona): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`http://localhost:3000${API}/demo/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ persona }),
  })
  return response.headers.getSetCookie()[0]!.split(';')[0]!
}

export function write(doc: string, field: string, value: Json, ctx: readonly string[] = []): JsonObject {
  return { write: { doc, field, value, ctx } }
}

export function command(type: string, args: JsonObject = {}, targets: readonly Json[] = []): JsonObject {
  return { command: { type, targets, args } }
}

/** The least that can be submitted: an estimate and a point in every area. */
export function complete(doc: string): readonly JsonObject[] {
  return qar2019.areas.flatMap(({ id: area }) => [
    write(doc, `areas/${area}/estimate`, 'effective'),
    write(doc, `areas/${area}/went-well/${v7()}/text`, `Something that went well in ${area}`),
  ])
}

/** The mids of the heads of a field, sorted. */
export function headsIn(state: DocumentState | undefined, field: string): readonly string[] {
  return (state && Object.hasOwn(state.fields, field) ? state.fields[field]! : []).map((head) => head.mid).toSorted()
}
