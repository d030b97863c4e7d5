/**
 * The review of Thistledown Bridge on its way to a published report, by its own people and over HTTP: agreed estimates, a
 * few sections that its lead has written, the fact check, the publication.
 */
import type { PublishedReport } from '#domain/api/reports.ts'
import type { Json, JsonObject } from '#domain/custody/canonical.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import { sha256 } from './known.ts'
import { type ServerWorld, type Somebody, command, complete, serverWorld, write } from './server.ts'

export const AREAS = ['leadership', 'provision', 'disadvantaged']
export const CONTEXT = 'section/context'
const LEADERSHIP = 'section/leadership'

async function target(who: Somebody, doc: string, path = ''): Promise<Json> {
  const { body } = await who.document(doc)
  const mids = Object.entries(body.fields).map(([field, heads]) => [field, heads.map((head) => head.mid)] as const)
  return { doc, path, hash: stateHash(mids, path, sha256) }
}

export const said = async (who: Somebody, what: JsonObject) => {
  const [receipt] = await who.say(what)
  return receipt!.reason ?? receipt!.outcome
}

/** A review whose estimates are agreed, with two sections of its report written by its lead. */
export async function agreedReview(): Promise<ServerWorld> {
  const world = await serverWorld()
  const [amina, linda] = [world.as('amina'), world.as('linda')]
  await amina.say(...complete(amina.own))
  await amina.say(await amina.submission())
  await linda.say(command('moderation.open', { without: [world.as('dan').id, world.as('priya').id] }))
  for (const area of AREAS)
    await linda.say(
      command('moderation.agree', { area, estimate: 'effective' }, [await target(linda, amina.own, `areas/${area}`)]),
    )
  await linda.say(command('moderation.close', { overall: 'effective' }))
  const points = 'areas/leadership/went-well'
  await linda.say(
    write(CONTEXT, 'text', 'A small school by a river.\n“Small” is 212 pupils.'),
    write(LEADERSHIP, `${points}/b/text`, 'Leaders visit every class.'),
    write(LEADERSHIP, `${points}/b/order`, 'a1'),
    write(LEADERSHIP, `${points}/a/text`, '…governors know the school <b>well</b>.'),
    write(LEADERSHIP, `${points}/a/order`, 'a0'),
    write('section/cover', 'headteacher', 'Helen Thorncastle'),
  )
  return world
}

const sections = async (who: Somebody) =>
  Promise.all([CONTEXT, LEADERSHIP, 'section/cover'].map((doc) => target(who, doc)))
export const send = async (who: Somebody) =>
  command('report.sendToSchool', { until: '2026-12-04' }, await sections(who))
export const publish = async (who: Somebody) => command('report.publish', {}, await sections(who))
export const read = ({ rid }: ServerWorld, who: Somebody, query = '') =>
  who.get<PublishedReport>(`/reviews/${rid}/report${query}`)

export async function published(): Promise<ServerWorld> {
  const world = await agreedReview()
  const [linda, grace] = [world.as('linda'), world.as('grace')]
  const outcomes = [await said(linda, await send(linda)), await said(grace, await publish(grace))]
  if (outcomes.join() !== 'applied,applied') throw new Error(`It was not published: ${outcomes.join()}`)
  return world
}
