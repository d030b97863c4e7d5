/**
 * The server's side of the protocol in a few lines of memory, for tests of the tablet that need to say exactly when an
 * answer is lost, late or wrong. It decides heads with the same rule; rights, snapshots and grammar are left to the
 * real one.
 */
import { createHash } from 'node:crypto'
import { v7 } from 'uuid'
import type { JsonObject } from '#domain/custody/canonical.ts'
import { type Entry, isWrite } from '#domain/custody/entry.ts'
import { digestOf, entryHash, hashEntry, stateHash } from '#domain/custody/hashes.ts'
import { headsOf } from '#domain/custody/heads.ts'
import { documentKind } from '#domain/custody/grammar.ts'
import type { DocumentState, Receipt } from '#domain/custody/wire.ts'
import { PERSON_HEADER } from '#domain/api/route.ts'
import type { ReviewSummary } from '#domain/api/reviews.ts'

export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const AT = '2026-11-21T14:00:00.000Z'

interface Kept {
  readonly entry: Entry
  readonly by: string
  readonly device: string
  readonly doc: string
  readonly identity: string
  readonly seq: number
  readonly outcome: Receipt['outcome']
  readonly reason: Receipt['reason']
  released: boolean
}

/** What a test does to a request: answer it otherwise, or let it through and lose or change the answer. */
export type Meddle = (
  request: { readonly method: string; readonly path: string; readonly body: JsonObject | null },
  through: () => Response,
) => Response | Promise<Response> | undefined

export class SmallServer {
  epoch: string = v7()
  /** Whose session the browser's cookie is; null when there is none. */
  person: string | null
  reviews: ReviewSummary[] = []
  kept = new Map<string, Kept[]>()
  meddle: Meddle | null = null
  requests: string[] = []
  queries: URLSearchParams[] = []
  pushes: { device: string; mids: string[]; dseqs: number[] }[] = []

  constructor(person: string) {
    this.person = person
  }

  fetch = async (address: string, init: RequestInit): Promise<Response> => {
    const url = new URL(address, 'http://qar.test')
    const path = url.pathname.replace('/api/v1', '')
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as JsonObject) : null
    const method = init.method ?? 'GET'
    this.requests.push(`${method} ${path}`)
    this.queries.push(url.searchParams)
    const through = () => {
      const { person } = this
      const answer = this.#answer(path, url.searchParams, body)
      if (person !== null) answer.headers.set(PERSON_HEADER, person)
      return answer
    }
    return (await this.meddle?.({ method, path, body }, through)) ?? through()
  }

  addReview(rid: string, personId: string): void {
    this.reviews.push({
      id: rid,
      school: { id: rid, name: 'Thistledown Bridge Primary School' },
      framework: 'qar-2019',
      state: 'F',
      from: '2026-11-20',
      to: '2026-11-22',
      lead: personId,
      team: [{ personId, name: 'Amina', role: 'PR' }],
      myRole: 'PR',
    })
    this.kept.set(rid, [])
  }

  /** Every write of a field, oldest first: what the journal of a durable server says. */
  history(rid: string, field: string): readonly Kept[] {
    return (this.kept.get(rid) ?? []).filter(({ entry }) => isWrite(entry) && entry.write.field === field)
  }

  #answer(path: string, query: URLSearchParams, body: JsonObject | null): Response {
    if (this.person === null) return problemResponse(401, 'sign-in')
    const rid = path.split('/')[2] ?? ''
    if (path === '/me') {
      const person = { id: this.person, name: 'Amina', roles: [] }
      return json({ person, session: { until: '2026-12-21T14:00:00.000Z' } })
    }
    if (path === '/reviews') return json({ reviews: this.reviews })
    if (!this.kept.has(rid)) return problemResponse(404, 'not-found')
    if (path.endsWith('/journal')) return this.#push(rid, body as never)
    if (path.endsWith('/changes')) return this.#pull(rid, query.get('since'))
    return json({ ...this.reviews.find((each) => each.id === rid), nominations: [], previous: null })
  }

  #push(rid: string, { device, person, entries }: { device: string; person: string; entries: Entry[] }): Response {
    if (person !== this.person) return problemResponse(409, 'other-person')
    const journal = this.kept.get(rid)!
    for (const entry of entries) {
      const twin = journal.find(
        (kept) => kept.device === device && kept.by === person && kept.entry.dseq === entry.dseq,
      )
      if (twin && twin.entry.mid !== entry.mid) return problemResponse(409, 'device-forked')
    }
    this.pushes.push({ device, mids: entries.map((each) => each.mid), dseqs: entries.map((each) => each.dseq) })
    const touched = new Map<string, Set<string>>()
    const receipts = entries.map((entry): Receipt => {
      const raw = entry as unknown as JsonObject
      const known = journal.find(
        (kept) => kept.entry.mid === entry.mid && kept.identity === hashEntry(raw, sha256).identity,
      )
      const kept = known ?? this.#keep(rid, { entry, by: person, device })
      const fields = touched.get(kept.doc) ?? new Set()
      if (isWrite(entry)) fields.add(entry.write.field)
      touched.set(kept.doc, fields)
      const { outcome, reason, seq } = kept
      return {
        mid: entry.mid,
        dseq: entry.dseq,
        sha256: entryHash(raw, sha256),
        outcome,
        reason,
        seq,
        replayed: known !== undefined,
      }
    })
    const documents = [...touched].map(([doc, fields]) => {
      const state = this.#state(rid, doc)
      const some = Object.entries(state.fields).filter(([field]) => fields.has(field) || doc === 'review')
      return { ...state, fields: Object.fromEntries(some), partial: true as const }
    })
    return json({ epoch: this.epoch, serverTime: AT, receipts, documents })
  }

  #keep(rid: string, { entry, by, device }: { entry: Entry; by: string; device: string }): Kept {
    const journal = this.kept.get(rid)!
    const doc = isWrite(entry) ? entry.write.doc : 'review'
    const reason = this.#reasonToHold(rid, by, entry)
    const outcome = reason ? 'held' : isWrite(entry) ? 'head' : 'applied'
    const { identity } = hashEntry(entry as unknown as JsonObject, sha256)
    const kept = { entry, by, device, doc, identity, seq: journal.length + 1, outcome, reason, released: false } as Kept
    if (!isWrite(entry) && entry.command.type === 'held.release')
      for (const each of journal) if (each.entry.mid === entry.command.args['mid']) each.released = true
    journal.push(kept)
    return kept
  }

  #reasonToHold(rid: string, by: string, entry: Entry): Receipt['reason'] {
    if (isWrite(entry)) {
      const own = documentKind(entry.write.doc) === 'evaluation'
      return own && this.#status(rid, by) === 'submitted' ? 'locked' : null
    }
    const [target] = entry.command.targets
    if (!target) return null
    const state = Object.entries(this.#state(rid, target.doc).fields).map(
      ([field, heads]) => [field, heads.map((head) => head.mid)] as const,
    )
    return stateHash(state, target.path, sha256) === target.hash ? null : 'moved'
  }

  #status(rid: string, person: string): 'draft' | 'submitted' {
    const last = this.kept
      .get(rid)!
      .findLast((kept) => kept.by === person && kept.outcome === 'applied' && isDecision(kept))
    return last && !isWrite(last.entry) && last.entry.command.type === 'evaluation.submit' ? 'submitted' : 'draft'
  }

  #state(rid: string, doc: string): DocumentState {
    const own = this.kept.get(rid)!.filter((kept) => kept.doc === doc)
    const fields: Record<string, DocumentState['fields'][string]> = {}
    const applied = own.filter((kept) => kept.outcome !== 'held')
    const writes = applied.flatMap(({ entry, by }) =>
      isWrite(entry) ? [{ ...entry.write, mid: entry.mid, at: entry.at, by }] : [],
    )
    for (const field of new Set(writes.map((write) => write.field))) {
      const heads = headsOf(writes.filter((write) => write.field === field))
      fields[field] = heads.map(({ mid, by, at, value }) => ({ mid, by, at, value: value as never, receivedAt: AT }))
    }
    for (const kept of applied.filter(isDecision)) {
      const { mid, at } = kept.entry
      const value = this.#status(rid, kept.by)
      fields[`evaluations/${kept.by}/status`] = [{ mid, by: kept.by, at, value, receivedAt: AT }]
    }
    const held = own
      .filter((kept) => kept.outcome === 'held' && !kept.released)
      .map(({ entry, reason, by }) => ({ mid: entry.mid, reason: reason!, by, entry: entry as never, receivedAt: AT }))
    // What is let go changes the document too; the small server counts every entry as a change of every document.
    return { doc, seq: Math.max(...own.map((kept) => kept.seq), releaseSeq(this.kept.get(rid)!)), fields, held }
  }

  #pull(rid: string, since: string | null): Response {
    const journal = this.kept.get(rid)!
    const [epoch, seen] = since?.split(':') ?? [this.epoch, '0']
    if (epoch !== this.epoch || Number(seen) > journal.length) return problemResponse(400, 'bad-cursor')
    const all = [...new Set(journal.map((kept) => kept.doc))].map((doc) => this.#state(rid, doc))
    const documents = all.filter((document) => document.seq > Number(seen))
    const digest = digestOf(
      all.filter(({ fields }) => Object.keys(fields).length > 0).map(({ doc, fields }) => [doc, hashOf(fields)]),
      sha256,
    )
    return json({ epoch: this.epoch, documents, next: `${this.epoch}:${journal.length}`, more: false, digest })
  }
}

function hashOf(fields: DocumentState['fields']): string {
  const heads = Object.entries(fields).map(([field, each]) => [field, each.map(({ mid }) => mid)] as const)
  return stateHash(heads, '', sha256)
}

function isDecision({ entry }: Kept): boolean {
  return !isWrite(entry) && (entry.command.type === 'evaluation.submit' || entry.command.type === 'evaluation.recall')
}

function releaseSeq(journal: readonly Kept[]): number {
  return journal.findLast(({ entry }) => !isWrite(entry) && entry.command.type === 'held.release')?.seq ?? 0
}

export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status })
}

export function problemResponse(
  status: number,
  slug: string,
  more: object = {},
  headers: Record<string, string> = {},
): Response {
  const body = JSON.stringify({ type: `/problems/${slug}`, title: slug, status, ...more })
  return new Response(body, { status, headers: { 'content-type': 'application/problem+json', ...headers } })
}
