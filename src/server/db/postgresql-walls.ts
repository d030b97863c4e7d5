/**
 * A second wall behind the policy, for one thing only: the rows of a review are there only for people who have to do
 * with it. It stands against a query that forgot to ask, not against somebody who can send statements of their own.
 * A request's transaction runs in a role that owns nothing and for one person; who has to do with a review is whoever
 * is or was given its document `review`. What the server does of itself (a migration, an import, a role that begins)
 * runs as the owner, and is the only thing that the wall lets through.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from './schema.ts'

/** The role of every request: it owns nothing, signs in nowhere, and may not change the journal. */
export const APP_ROLE = 'qa_review_app'
/** The setting that names the person for whom a transaction runs. */
export const PERSON = 'qa_review.person'

/** Builds the wall around these tables, each of which has a `review_id` or is `review` itself. */
export async function wallOff(db: Kysely<unknown>, tables: readonly string[]): Promise<void> {
  const role = sql.id(APP_ROLE)
  await makeRole(db)
  await openGate(db)
  const schema = await schemaOf(db)
  await wallIn(db, tables)
  await sql`create index stream_person on stream (person_id, doc)`.execute(db)
  const rights = sql`select, insert, update, delete`
  await sql`grant usage on schema ${schema} to ${role}`.execute(db)
  await sql`grant ${rights} on all tables in schema ${schema} to ${role}`.execute(db)
  await sql`alter default privileges in schema ${schema} grant ${rights} on tables to ${role}`.execute(db)
  await sql`revoke update, delete on journal from ${role}`.execute(db)
}

/**
 * Says whose reviews are whose, to every statement that meets the wall; in a language that keeps its plan, since to make one
 * anew takes longer than most statements do.
 */
export async function openGate(db: Kysely<unknown>): Promise<void> {
  // Tables that somebody makes for their own connection come last, or they could stand in for ours.
  await sql`create or replace function reviews_of_this_person() returns text[] language plpgsql stable security definer
    set search_path = ${await schemaOf(db)}, pg_temp
    as $$ begin return (select coalesce(array_agg(review_id), '{}') from stream
      where person_id = current_setting(${sql.lit(PERSON)}, true) and doc = 'review'); end $$`.execute(db)
}

/** Takes tables that came later behind the wall that stands. */
export async function wallIn(db: Kysely<unknown>, tables: readonly string[]): Promise<void> {
  const role = sql.id(APP_ROLE)
  for (const table of tables) {
    const id = sql.id(table === 'review' ? 'id' : 'review_id')
    // As a query of its own it is asked once for a statement and not once for a row.
    const own = sql`${id} = any ((select reviews_of_this_person())::text[])`
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
    await sql`create policy people on ${sql.table(table)} to ${role} using (${own}) with check (${own})`.execute(db)
    await sql`create policy server on ${sql.table(table)} to current_user using (true) with check (true)`.execute(db)
  }
}

async function schemaOf(db: Kysely<unknown>): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(db)
  return sql.id(rows[0]!.name)
}

/** What the administrator of the cluster has to do first, since a role is the cluster's, or null. */
export async function missingRole(db: Kysely<Database>): Promise<string | null> {
  const { rows } = await sql<{ makes: boolean; member: boolean | null; owner: string }>`select
    rolsuper or rolcreaterole as makes, rolname as owner,
    (select pg_has_role(app.oid, 'member') from pg_roles app where app.rolname = ${APP_ROLE}) as member
    from pg_roles where rolname = current_user`.execute(db)
  const { makes, member, owner } = rows[0]!
  if (makes || member === true) return null
  return `it lacks a role that requests run in: let its administrator run "create role ${APP_ROLE} nologin; grant ${APP_ROLE} to ${owner}"`
}

async function makeRole(db: Kysely<unknown>): Promise<void> {
  const role = sql.id(APP_ROLE)
  const known = await sql<{ member: boolean }>`select pg_has_role(oid, 'member') as member from pg_roles
    where rolname = ${APP_ROLE}`.execute(db)
  if (known.rows.length === 0) await sql`create role ${role} nologin`.execute(db)
  if (known.rows[0]?.member !== true) await sql`grant ${role} to current_user`.execute(db)
}
