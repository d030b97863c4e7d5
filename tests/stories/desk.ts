/**
 * A person at a device, with what the screens of an evaluation do for them but without a screen: they see what they
 * last looked at, and what they do is done by what they saw. The device's clock may be wrong by years.
 */
import { v7 } from 'uuid'
import { answerDeletion, deletePoint, restorePoint } from '#app/writing/deleting.ts'
import { type LiveFields, liveFields } from '#app/writing/live-fields.ts'
import { storedPoints } from '#app/writing/listed-points.ts'
import { Draft } from '#app/store/draft.ts'
import type { Fields } from '#domain/custody/state.ts'
import { deletedField, seenField, textField } from '#domain/evaluation/deletion.ts'
import { pointsOf } from '#domain/evaluation/points.ts'
import { openQuestions } from '#domain/evaluation/questions.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import type { Device } from '#tests/world/device.ts'

export const POINT = 'areas/leadership/went-well/p1'
export const TEXT = textField(POINT)
export const YEARS = 3 * 365 * 24 * 3600 * 1000

export interface Desk {
  readonly device: Device
  readonly draft: Draft
  readonly live: LiveFields
  /** Looks at the screen: from now on this is what the person has seen. */
  readonly look: () => Promise<Fields>
  readonly write: (text: string, point?: string) => Promise<unknown>
  readonly remove: (point?: string) => Promise<boolean>
  readonly undo: (point?: string) => Promise<boolean>
  readonly leave: (point?: string) => Promise<boolean>
  readonly restore: (point?: string) => Promise<boolean>
  /** What is asked and shown now, in short. */
  readonly asked: () => Promise<string[]>
  readonly shown: () => Promise<string[]>
}

/** @param wrong how far the device's clock is off, in milliseconds */
export function deskAt(device: Device, rid: string, doc: string, wrong = 0): Desk {
  const { now } = device.context
  Object.assign(device.context, { now: () => new Date(Date.parse(now()) + wrong).toISOString() })
  const draft = new Draft({ store: device.store, rid, doc, newId: () => v7(), schedule: () => () => undefined })
  const live = liveFields(new Map(), () => () => undefined)
  const look = async () => {
    const view = await device.store.view(rid, doc)
    if (view.status !== 'ready') throw new Error(view.status)
    live.set(view.fields)
    return live.get()
  }
  const opened = { draft, live, refresh: async () => void (await look()) }
  const shownOf = (point: string) => ({
    texts: live.heads(textField(point)),
    deletions: live.heads(deletedField(point)),
    records: live.heads(seenField(point)),
  })
  return {
    device,
    draft,
    live,
    look,
    write: (text, point = POINT) => {
      const field = textField(point)
      draft.begin(field, live.heads(field))
      draft.edit(field, text)
      draft.end(field)
      return draft.flush()
    },
    remove: (point = POINT) => deletePoint(opened, point, Promise.resolve()),
    undo: (point = POINT) => restorePoint(opened, point, Promise.resolve()),
    leave: (point = POINT) => answerDeletion(opened, point, shownOf(point), true),
    restore: (point = POINT) => answerDeletion(opened, point, shownOf(point), false),
    asked: async () => {
      const fields = await look()
      const standing = storedPoints(fields, 'leadership', 'went-well').filter((point) => point.standing !== 'shown')
      const asked = openQuestions(qar2019, doc, fields).map(({ why }) => why)
      // The list asks what the check page and the tabs do.
      if (standing.length !== asked.filter((why) => why !== 'answers-differ').length)
        throw new Error('screens disagree')
      return asked
    },
    shown: async () => pointsOf(await look(), 'leadership', 'went-well').map((point) => point.text),
  }
}
