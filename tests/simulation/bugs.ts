/**
 * Faults that systems of this kind have had, put into the product's own source on purpose. A simulation that does not
 * find them proves nothing by finding none. Each names the text that it replaces; a text that is gone is an error.
 */
export interface Bug {
  readonly file: string
  /** A day that shows it, as the days are made now: the search begins there. */
  readonly near: number
  readonly from: string
  readonly to: string
}

export const BUGS = {
  'no dedupe by mid': {
    file: 'src/server/custody/taking.ts',
    near: 6,
    from: 'if (before) {',
    to: 'if (before && before.outcome === "applied") {',
  },
  'trust any 200': {
    file: 'src/app/sync/push.ts',
    near: 1,
    from: "if (!('problem' in failure)) return haltOf(failure)",
    to: "if ('captive' in failure) { await dropped(); return turnTaken(batch, course) }\n  if (!('problem' in failure)) return haltOf(failure)\n  async function dropped() { await context.port.write(['outbox'], async (rows) => { for (const { mid } of batch.rows) await rows.remove('outbox', mid) }) }",
  },
  'drop on 401': {
    file: 'src/app/sync/push.ts',
    near: 5,
    from: 'switch (failure.problem) {',
    to: "switch (failure.problem) {\n    case 'sign-in':\n      await context.port.write(['outbox'], async (rows) => { for (const { mid } of batch.rows) await rows.remove('outbox', mid) })\n      return haltOf(failure)",
  },
  'coalesce an entry already sent': {
    file: 'src/app/store/save.ts',
    near: 6,
    from: 'wasSent(row, place) ||',
    to: '',
  },
  're-read ctx at save': {
    file: 'src/app/store/save.ts',
    near: 50,
    from: 'const planned = changes.map((change) => ({ ...change, mid: context.newId() }))',
    to: "const now = (rows, { doc, field }) => Promise.all([rows.get('documents', [rid, doc]), rows.ofDocument(rid, doc)]).then(([known, waiting]) => [...(known?.fields[field] ?? []), ...waiting.filter((row) => row.write?.field === field)])\n  const reread = async (rows) => { const all = []; for (const change of changes) all.push({ ...change, seen: [...change.seen, ...(await now(rows, change)).filter(({ mid }) => change.seen.every((seen) => seen.mid !== mid)).map(({ mid }) => ({ mid }))], mid: context.newId() }); return all }\n  const planned = await context.port.read(['documents', 'outbox'], reread)",
  },
  '"Saved" before commit': {
    file: 'src/app/store/save.ts',
    near: 1,
    from: "const saved = await context.port.write(['outbox', 'journal', 'meta'], async (rows) => {",
    to: "const saved = planned.map(({ mid }) => ({ mid, ctx: [], coalesced: false }))\n    const unheard = (...given) => context.port.write(...given).catch(() => undefined)\n    void unheard(['outbox', 'journal', 'meta'], async (rows) => {",
  },
  'no journal': {
    file: 'src/app/sync/accept.ts',
    near: 1,
    from: "await rows.putAll(\n      'journal',",
    to: 'void Array.of(',
  },
  'outbox and journal in two transactions': {
    file: 'src/app/sync/accept.ts',
    near: 14,
    from: "return port.write(['outbox', 'journal', 'documents', 'meta'], async (rows) => {",
    to: "const gone = new Map(await port.read(['outbox'], async (rows) => (await rows.ofReview('outbox', rid)).filter((row) => answer.receipts.some((receipt) => receipt.mid === row.mid)).map((row) => [row.mid, row] as const)))\n  await port.write(['outbox'], async (rows) => { for (const mid of gone.keys()) await rows.remove('outbox', mid) })\n  return port.write(['outbox', 'journal', 'documents', 'meta'], async (all) => {\n    const rows = { ...all, getAll: async (name, keys) => (name === 'outbox' ? keys.map((mid) => gone.get(mid)) : all.getAll(name, keys)) }",
  },
  'held blocks the queue': {
    file: 'src/app/sync/accept.ts',
    near: 7,
    from: 'matched(rows, before, answer.receipts)',
    to: "matched(rows, before, answer.receipts.filter((_, at, all) => all.slice(0, at + 1).every((each) => each.outcome !== 'held')))",
  },
  'stale answer overwrites a newer document': {
    file: 'src/app/sync/merge-document.ts',
    near: 497,
    from: 'if (seq <= (newer[field] ?? base.seq)) continue',
    to: '',
  },
  'cursor off by one': {
    file: 'src/server/custody/given.ts',
    near: 6,
    from: "eb.or([eb('seq', '>', seq),",
    to: "eb.or([eb('seq', '>', seq + 1),",
  },
  'order by clock': {
    file: 'src/server/custody/field-history.ts',
    near: 1,
    from: 'if (!wasNamed) field.heads.add(mid)',
    to: 'if (!wasNamed) {\n      field.heads.clear()\n      field.heads.add(mid)\n    }',
  },
  'command without hash check': {
    file: 'src/domain/moderation/commands.ts',
    near: 10,
    from: 'facts.hashOf(doc, path) !== hash',
    to: 'false',
  },
  'user switch sends under the wrong session': {
    file: 'src/server/custody/push.ts',
    near: 44,
    from: "if (body.person !== actor.personId) return problem('other-person')",
    to: '',
  },
  'ignore epoch': {
    file: 'src/app/sync/epoch.ts',
    near: 30,
    from: 'const nextDseq = await offerAgain(rows, place, device)',
    to: 'const nextDseq = place.nextDseq',
  },
  'send without marking first': {
    file: 'src/app/sync/batch.ts',
    near: 1,
    from: 'if (last > sentUpTo)',
    to: 'if (false)',
  },
  'read on as somebody else': {
    file: 'src/app/sync/session-check.ts',
    near: 1186,
    from: "return by === personId ? null : { halt: 'other-person' }",
    to: 'return null',
  },
  'a save that never ends': {
    file: 'src/app/store/draft.ts',
    near: 37,
    from: 'this.#saving ??= this.#saveDirty().finally',
    to: 'this.#saving ??= this.#failures > 0 ? new Promise(() => undefined) : this.#saveDirty().finally',
  },
  'outbox in memory': {
    file: 'src/app/store/save.ts',
    near: 1,
    from: "const saved = await context.port.write(['outbox', 'journal', 'meta'], async (rows) => {",
    to: "const older = (context.older ??= [])\n    if (older.length + planned.length < 3) {\n      older.push(...planned)\n      return { saved: planned.map(({ mid }) => ({ mid, ctx: [], coalesced: false })) }\n    }\n    planned.push(...older.splice(0))\n    const saved = await context.port.write(['outbox', 'journal', 'meta'], async (rows) => {",
  },
  'reject old schema': {
    file: 'src/domain/custody/entry.ts',
    near: 1,
    from: 'Number.isInteger(schema) && schema > known',
    to: 'Number.isInteger(schema) && schema !== known',
  },
  'ack before commit': {
    file: 'src/server/db/transaction.ts',
    near: 42,
    from: 'const tx = await engine.begin(db, reads)\n  try {\n    if (actingFor !== undefined) await engine.actFor(tx, actingFor)\n    const result = await work(tx)\n    await (isProblem(result) ? tx.rollback() : tx.commit()).execute()',
    to: 'const tx = await engine.begin(db, reads)\n  try {\n    const result = await work(tx)\n    const end = () => (isProblem(result) ? tx.rollback() : tx.commit()).execute()\n    if (reads || isProblem(result)) await end()\n    else setImmediate(() => end().catch(() => undefined))',
  },
  'two leaders send twice': {
    file: 'src/app/sync/push.ts',
    near: 13,
    from: 'const batch = await takeBatch(context, rid, { ...course, again })',
    to: "const before = await context.port.read(['meta'], (rows) => rows.get('meta', `review/${rid}`))\n    const taken = await takeBatch(context, rid, { ...course, again })\n    const batch = { ...taken, rows: taken.rows.map((row) => (row.dseq > (before?.sentUpTo ?? 0) ? { ...row, at: context.now() } : row)) }\n    await context.port.write(['outbox'], (rows) => rows.putAll('outbox', batch.rows))",
  },
  'old numbers after a fork': {
    file: 'src/app/sync/fork.ts',
    near: 127,
    from: 'dseq: index + 1',
    to: 'dseq: row.dseq',
  },
  'merge without marking': {
    file: 'src/server/db/heads.ts',
    near: 8,
    from: '...mergeOf(merge) }',
    to: '}',
  },
  'merge that takes one side': {
    file: 'src/domain/custody/merge.ts',
    near: 8,
    from: 'of [...first, ...added].toSorted',
    to: 'of [...first].toSorted',
  },
} as const satisfies Readonly<Record<string, Bug>>
