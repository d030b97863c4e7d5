/**
 * The points that a list shows: those that are stored, with what this person has just moved, deleted or begun laid
 * over them until the store says the same.
 */
import { byCodeUnits } from '#domain/custody/canonical.ts'
import { type Fields, shownHead } from '#domain/custody/state.ts'
import { type Deletion, deletionOf } from '#domain/evaluation/deletion.ts'
import { listPath, pointPath } from '#domain/evaluation/fields.ts'
import { pointsOf } from '#domain/evaluation/points.ts'
import type { Placed } from './place-points.ts'

/** What has been done here and is not stored yet. A point that is not stored at all has been begun here. */
export interface LocalChange {
  readonly order?: string | undefined
  readonly deleted?: boolean | undefined
}
export type LocalChanges = ReadonlyMap<string, LocalChange>

export type Standing = 'shown' | 'delete-differs' | 'words-unseen'
export interface ListedPoint extends Placed {
  readonly standing: Standing
}

/** The stored points, with the deleted ones that a person is asked about. */
export function storedPoints(fields: Fields, area: string, list: string): readonly ListedPoint[] {
  const shown: ListedPoint[] = pointsOf(fields, area, list).map(({ id, order }) => ({ id, order, standing: 'shown' }))
  const prefix = `${listPath(area, list)}/`
  const asked: ListedPoint[] = []
  for (const field of fields.keys()) {
    if (!field.startsWith(prefix) || !field.endsWith('/_deleted')) continue
    const id = field.slice(prefix.length).split('/', 1)[0]!
    const point = pointPath(area, list, id)
    const standing = STANDING[deletionOf(fields, point)]
    if (standing !== 'shown') asked.push({ id, order: orderOf(fields, point), standing })
  }
  const ids = new Set(asked.map((point) => point.id))
  return inOrder([...shown.filter((point) => !ids.has(point.id)), ...asked])
}

const STANDING: { readonly [deletion in Deletion]: Standing } = {
  kept: 'shown',
  deleted: 'shown',
  differs: 'delete-differs',
  unseen: 'words-unseen',
}

function orderOf(fields: Fields, point: string): string {
  const order = shownHead(fields, `${point}/order`)?.value
  return typeof order === 'string' ? order : ''
}

/** The point in which somebody is writing stays a point, whatever another device has done with it meanwhile. */
export function withHeld(stored: readonly ListedPoint[], held: ListedPoint | null): readonly ListedPoint[] {
  if (!held || stored.some((point) => point.id === held.id && point.standing === 'shown')) return stored
  return inOrder([...stored.filter((point) => point.id !== held.id), held])
}

export function withChanges(stored: readonly ListedPoint[], changes: LocalChanges): readonly ListedPoint[] {
  if (changes.size === 0) return stored
  const known = new Set(stored.map((point) => point.id))
  const moved = stored
    .filter((point) => !changes.get(point.id)?.deleted)
    .map((point) => ({ ...point, order: changes.get(point.id)?.order ?? point.order }))
  const begun = [...changes]
    .filter(([id, { order, deleted }]) => !known.has(id) && order !== undefined && !deleted)
    .map(([id, { order }]): ListedPoint => ({ id, order: order!, standing: 'shown' }))
  return inOrder([...moved, ...begun])
}

export function samePoints(a: readonly ListedPoint[], b: readonly ListedPoint[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ id, order, standing }, i) => id === b[i]!.id && order === b[i]!.order && standing === b[i]!.standing)
  )
}

const inOrder = (points: readonly ListedPoint[]) =>
  points.toSorted((a, b) => byCodeUnits(a.order, b.order) || byCodeUnits(a.id, b.id))
