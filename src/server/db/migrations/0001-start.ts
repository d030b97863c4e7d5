/**
 * The first tables. People and schools, then for each review what was handed over (`entry`, `received`,
 * `journal`), what it amounts to (`write`, `document`, `snapshot`) and what each person is given (`stream`).
 */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'

type Columns = { readonly [column: string]: 'text' | 'text?' | 'integer' | 'integer?' }

const named: Columns = { id: 'text', name: 'text' }

const tables: { readonly [table: string]: { readonly columns: Columns; readonly key: readonly string[] } } = {
  meta: { columns: { key: 'text', value: 'text' }, key: ['key'] },
  hub: { columns: named, key: ['id'] },
  trust: { columns: named, key: ['id'] },
  school: { columns: { ...named, hub_id: 'text', trust_id: 'text?' }, key: ['id'] },
  person: { columns: named, key: ['id'] },
  review: {
    columns: {
      id: 'text',
      school_id: 'text',
      framework: 'text',
      state: 'text',
      from_day: 'text',
      to_day: 'text',
      created_at: 'text',
      seq: 'integer',
    },
    key: ['id'],
  },
  role_grant: {
    columns: {
      id: 'text',
      person_id: 'text',
      role: 'text',
      review_id: 'text?',
      school_id: 'text?',
      hub_id: 'text?',
      since: 'text',
      ended_at: 'text?',
    },
    key: ['id'],
  },
  session: {
    columns: { key: 'text', person_id: 'text', until: 'text' },
    key: ['key'],
  },
  entry: {
    columns: {
      review_id: 'text',
      person_id: 'text',
      mid: 'text',
      identity: 'text',
      reused: 'integer',
      sha256: 'text',
      device: 'text',
      dseq: 'integer',
      received_at: 'text',
      body: 'text',
      doc: 'text',
      field: 'text?',
      outcome: 'text',
      reason: 'text?',
      fields: 'text?',
      seq: 'integer',
      released_at: 'text?',
    },
    key: ['review_id', 'person_id', 'mid', 'identity'],
  },
  received: {
    columns: { review_id: 'text', person_id: 'text', device: 'text', dseq: 'integer', mid: 'text' },
    key: ['review_id', 'person_id', 'device', 'dseq'],
  },
  device: {
    columns: { review_id: 'text', person_id: 'text', device: 'text', last_seen: 'text' },
    key: ['review_id', 'person_id', 'device'],
  },
  journal: {
    columns: {
      review_id: 'text',
      seq: 'integer',
      kind: 'text',
      person_id: 'text',
      device: 'text?',
      dseq: 'integer?',
      mid: 'text?',
      digest: 'text',
      outcome: 'text',
      reason: 'text?',
      at: 'text',
      prev: 'text',
      chain: 'text',
    },
    key: ['review_id', 'seq'],
  },
  write: {
    columns: {
      review_id: 'text',
      doc: 'text',
      field: 'text',
      mid: 'text',
      by: 'text',
      value: 'text',
      ctx: 'text',
      at: 'text',
      received_at: 'text',
      seq: 'integer',
      outcome: 'text',
      head: 'integer',
    },
    key: ['review_id', 'doc', 'field', 'mid'],
  },
  early: {
    columns: { review_id: 'text', doc: 'text', field: 'text', mid: 'text' },
    key: ['review_id', 'doc', 'field', 'mid'],
  },
  document: {
    columns: {
      review_id: 'text',
      doc: 'text',
      seq: 'integer',
      first_author: 'text',
      shared: 'integer',
      state_hash: 'text',
      snapshot_seq: 'integer?',
    },
    key: ['review_id', 'doc'],
  },
  snapshot: {
    columns: { review_id: 'text', doc: 'text', seq: 'integer', state_hash: 'text', at: 'text' },
    key: ['review_id', 'doc', 'seq'],
  },
  snapshot_head: {
    columns: { review_id: 'text', doc: 'text', seq: 'integer', field: 'text', mid: 'text' },
    key: ['review_id', 'doc', 'seq', 'field', 'mid'],
  },
  stream: {
    columns: { review_id: 'text', person_id: 'text', doc: 'text', sight: 'text', seq: 'integer' },
    key: ['review_id', 'person_id', 'doc'],
  },
}

const references: readonly (readonly [table: string, column: string, to: string])[] = [
  ['school', 'hub_id', 'hub'],
  ['school', 'trust_id', 'trust'],
  ['role_grant', 'person_id', 'person'],
  ['role_grant', 'review_id', 'review'],
  ['role_grant', 'school_id', 'school'],
  ['role_grant', 'hub_id', 'hub'],
  ['session', 'person_id', 'person'],
  ['review', 'school_id', 'school'],
  ['entry', 'review_id', 'review'],
  ['entry', 'person_id', 'person'],
]

export const start = (engine: Engine) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [table, { columns, key }] of Object.entries(tables)) {
      let building: CreateTableBuilder<string, never> = db.schema.createTable(table)
      for (const [column, type] of Object.entries(columns)) {
        const reference = references.find(([from, by]) => from === table && by === column)
        building = building.addColumn(column, type.startsWith('text') ? engine.text : 'bigint', (each) => {
          const known = type.endsWith('?') ? each : each.notNull()
          return reference ? known.references(`${reference[2]}.id`) : known
        }) as typeof building
      }
      await building.addPrimaryKeyConstraint(`${table}_key`, key as never).execute()
    }
    await db.schema.createIndex('role_grant_person').on('role_grant').column('person_id').execute()
    await db.schema.createIndex('role_grant_review').on('role_grant').column('review_id').execute()
    await db.schema.createIndex('review_school').on('review').column('school_id').execute()
    await db.schema
      .createIndex('entry_held')
      .on('entry')
      .columns(['review_id', 'person_id', 'doc'])
      .where(sql.ref('outcome'), '=', sql.lit('held'))
      .execute()
    await db.schema
      .createIndex('write_heads')
      .on('write')
      .columns(['review_id', 'doc', 'field', 'mid'])
      .where(sql.ref('head'), '=', sql.lit(1))
      .execute()
    await engine.makeAppendOnly(db, 'journal')
  },
})
