/** What is typed: when it is saved, what it replaces, and that a failing storage costs no word. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { v7 } from 'uuid'
import type { Head } from '#domain/custody/state.ts'
import { Draft } from './draft.ts'
import { type StorageFault, isFault } from './faults.ts'
import type { Change, SaveOutcome } from './store.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const FIELD = 'areas/leadership/went-well/p1/text'
const head = (mid: string, value: string): Head => ({ mid, value, by: 'a', at: 't', receivedAt: null })

/** A store that remembers what it was asked to save, as the real one would answer, and fails while told to. */
function recorder() {
  const saves: Change[][] = []
  const state = {
    fault: null as StorageFault | null,
    last: new Map<string, string>(),
    canFold: true,
    hold: null as Promise<void> | null,
  }
  const save = async (_rid: string, changes: readonly Change[]): Promise<SaveOutcome> => {
    saves.push([...changes])
    await state.hold
    if (state.fault) return state.fault
    return {
      saved: changes.map(({ session, seen }) => {
        const own = state.last.get(session)
        if (own && state.canFold) return { mid: own, ctx: [], coalesced: true }
        const mid = v7()
        state.last.set(session, mid)
        return { mid, ctx: seen.map((each) => each.mid), coalesced: false }
      }),
    }
  }
  return { saves, state, store: { save } }
}

function newDraft(store: { save: (rid: string, changes: readonly Change[]) => Promise<SaveOutcome> }) {
  const schedule = (work: () => void, ms: number) => {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  }
  return new Draft({ store, rid: 'r', doc: 'evaluation/a', newId: () => v7(), schedule })
}

const values = (saves: readonly Change[][]) => saves.map((each) => each.map((change) => change.value))

test('someone who types without a pause is saved all the same: 250 ms after the first letter, not the last', async () => {
  const { saves, store } = recorder()
  const draft = newDraft(store)
  draft.begin(FIELD, [])
  for (let letters = 1; letters <= 10; letters += 1) {
    draft.edit(FIELD, 'x'.repeat(letters))
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(values(saves)).toEqual([['xxx'], ['xxxxxx'], ['xxxxxxxxx']])
  expect(draft.getState().dirty).toBe(true)
  await vi.advanceTimersByTimeAsync(250)
  expect(values(saves).at(-1)).toEqual(['xxxxxxxxxx'])
  expect(draft.getState()).toEqual({ dirty: false, fault: null })
})

test('what is typed is finished once the field is left, and what is chosen at once', async () => {
  const { saves, store } = recorder()
  const draft = newDraft(store)
  draft.begin(FIELD, [])
  draft.edit(FIELD, 'a')
  await vi.advanceTimersByTimeAsync(250)
  draft.edit(FIELD, 'ab')
  draft.end(FIELD)
  await draft.choose('areas/leadership/estimate', 'leading', [])
  expect(saves.map((each) => each.map(({ isFinished }) => isFinished))).toEqual([[false], [true], [true]])
})

test('dirty until the storage has answered, not until it was asked', async () => {
  const { state, store } = recorder()
  let release = () => {}
  state.hold = new Promise((resolve) => (release = resolve))
  const draft = newDraft(store)
  draft.begin(FIELD, [])
  draft.edit(FIELD, 'a')
  const flushed = draft.flush()
  await vi.advanceTimersByTimeAsync(1000)
  expect(draft.getState().dirty).toBe(true)
  release()
  await flushed
  expect(draft.getState().dirty).toBe(false)
})

test('what is typed while a save is under way is saved after it', async () => {
  const { saves, state, store } = recorder()
  let release = () => {}
  state.hold = new Promise((resolve) => (release = resolve))
  const draft = newDraft(store)
  draft.begin(FIELD, [])
  draft.edit(FIELD, 'a')
  const flushed = draft.flush()
  draft.edit(FIELD, 'ab')
  release()
  await flushed
  expect(values(saves)).toEqual([['a'], ['ab']])
  expect(draft.getState().dirty).toBe(false)
})

test('a write replaces what was on the screen when the person began, not what has arrived since', async () => {
  const { saves, state, store } = recorder()
  state.canFold = false
  const draft = newDraft(store)
  draft.begin(FIELD, [head('old', 'a')])
  draft.edit(FIELD, 'ab')
  draft.begin(FIELD, [head('arrived', 'z')])
  const first = await draft.flush()
  expect(saves[0]![0]!.seen).toEqual([{ mid: 'old', value: 'a' }])
  draft.edit(FIELD, 'abc')
  await draft.flush()
  expect(saves[1]![0]!.seen).toEqual([{ mid: isFault(first) ? '' : first.saved[0]!.mid, value: 'ab' }])
})

test('after a field is left and entered again, a screen that lags behind makes no conflict with oneself', async () => {
  const { saves, store } = recorder()
  const draft = newDraft(store)
  draft.begin(FIELD, [head('old', 'a')])
  draft.edit(FIELD, 'ab')
  draft.end(FIELD)
  await draft.flush()
  const [first] = saves[0]!
  draft.begin(FIELD, [head('old', 'a')])
  draft.edit(FIELD, 'abc')
  await draft.flush()
  expect(saves[1]![0]!.seen).toMatchObject([{ value: 'ab' }])
  expect(saves[1]![0]!.session).not.toBe(first!.session)
  draft.end(FIELD)
  draft.begin(FIELD, [head('from-elsewhere', 'z')])
  draft.edit(FIELD, 'zz')
  await draft.flush()
  expect(saves[2]![0]!.seen).toEqual([{ mid: 'from-elsewhere', value: 'z' }])
})

test('a field left before its words are durable keeps them, and the next edit continues it', async () => {
  const { saves, state, store } = recorder()
  state.fault = { fault: 'closed', name: 'x' }
  const draft = newDraft(store)
  draft.begin(FIELD, [head('old', 'a')])
  draft.edit(FIELD, 'ab')
  draft.end(FIELD)
  await vi.advanceTimersByTimeAsync(10)
  draft.begin(FIELD, [head('other', 'q')])
  expect(draft.valueOf(FIELD)).toBe('ab')
  draft.edit(FIELD, 'abc')
  state.fault = null
  await draft.flush()
  expect(saves.at(-1)![0]).toMatchObject({ value: 'abc', seen: [{ mid: 'old' }] })
})

test('leaving the field as the failure is shown does not take away the next attempt', async () => {
  const { saves, state, store } = recorder()
  state.fault = { fault: 'quota', name: 'QuotaExceededError' }
  const draft = newDraft(store)
  draft.begin(FIELD, [])
  // The dialog that tells of the failure takes the focus, and with it the field's `end`, while the save is ending.
  draft.subscribe(() => draft.getState().fault && draft.end(FIELD))
  draft.edit(FIELD, 'kept')
  await vi.advanceTimersByTimeAsync(300)
  expect(draft.getState().fault).not.toBeNull()
  state.fault = null
  await vi.advanceTimersByTimeAsync(2000)
  expect(values(saves).at(-1)).toEqual(['kept'])
  expect(draft.getState()).toEqual({ dirty: false, fault: null })
})

test('a storage that fails is said, the words stay, and they are saved by themselves once it answers', async () => {
  const { saves, state, store } = recorder()
  state.fault = { fault: 'quota', name: 'QuotaExceededError' }
  const draft = newDraft(store)
  const told: boolean[] = []
  draft.subscribe(() => told.push(draft.getState().fault !== null))
  draft.begin(FIELD, [])
  draft.edit(FIELD, 'kept')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(draft.getState()).toEqual({ dirty: true, fault: { fault: 'quota', name: 'QuotaExceededError' } })
  expect(saves.length).toBeGreaterThan(3)
  expect(saves.length).toBeLessThan(12)
  state.fault = null
  await vi.advanceTimersByTimeAsync(15_000)
  expect(draft.getState()).toEqual({ dirty: false, fault: null })
  expect(told.at(0)).toBe(false)
  expect(values(saves).at(-1)).toEqual(['kept'])
})

test('a save that throws, a mistake of ours, is not taken for saved', async () => {
  const draft = newDraft({ save: () => Promise.reject(new TypeError('bug')) })
  draft.begin(FIELD, [])
  draft.edit(FIELD, 'kept')
  expect(isFault(await draft.flush())).toBe(true)
  expect(draft.getState()).toMatchObject({ dirty: true, fault: { fault: 'unknown' } })
})

test('a control that repeats its value makes no write', async () => {
  const { saves, store } = recorder()
  const draft = newDraft(store)
  draft.begin(FIELD, [head('old', 'a')])
  draft.edit(FIELD, 'a')
  draft.end(FIELD)
  draft.begin('areas/leadership/estimate', [])
  draft.edit('areas/leadership/estimate', null)
  await draft.flush()
  expect(saves).toEqual([])
  expect(draft.getState().dirty).toBe(false)
})

test('text is made storable before it is saved: lone surrogates replaced, U+0000 left out, all else as typed', async () => {
  const { saves, store } = recorder()
  const draft = newDraft(store)
  draft.begin(FIELD, [])
  draft.edit(FIELD, '…a\u0000b\ud800 “é” 👩🏽‍🏫')
  await draft.flush()
  expect(saves[0]![0]!.value).toBe('…ab\ufffd “é” 👩🏽‍🏫')
})

test('a choice between siblings names all that were shown, with what they said', async () => {
  const { saves, store } = recorder()
  const draft = newDraft(store)
  await draft.settle(FIELD, 'one\ntwo', [head('1', 'one'), head('2', 'two')])
  expect(saves).toMatchObject([
    [
      {
        value: 'one\ntwo',
        seen: [
          { mid: '1', value: 'one' },
          { mid: '2', value: 'two' },
        ],
      },
    ],
  ])
})

test('settling names what was shown and nothing else, not even one’s own later words', async () => {
  const { saves, store } = recorder()
  const draft = newDraft(store)
  draft.begin(FIELD, [head('old', 'a')])
  draft.edit(FIELD, 'ab')
  draft.end(FIELD)
  await draft.settle(FIELD, 'a and z', [head('old', 'a'), head('phone', 'z')])
  expect(saves.map(([change]) => change!.seen.map((each) => each.mid))).toEqual([['old'], ['old', 'phone']])
})

test('an answer that says what was shown already is written all the same: it is a decision', async () => {
  const { saves, store } = recorder()
  const draft = newDraft(store)
  const shown = [{ ...head('1', ''), value: true }]
  await draft.settle('p/_deleted', true, shown)
  expect(saves).toMatchObject([[{ value: true, seen: [{ mid: '1', value: true }] }]])
})

test('what belongs together is stored together, and in this order', async () => {
  const { saves, state, store } = recorder()
  let release = () => {}
  state.hold = new Promise((resolve) => (release = resolve))
  const draft = newDraft(store)
  draft.begin(FIELD, [])
  draft.edit(FIELD, 'a')
  const first = draft.flush()
  const names = [{ mid: 't1', value: 'a' }]
  const both = draft.chooseAll([
    { field: 'p/seen', value: ['t1'], shown: [], names },
    { field: 'p/_deleted', value: true, shown: [] },
  ])
  release()
  await Promise.all([first, both])
  expect(values(saves)).toEqual([['a'], [['t1'], true]])
  expect(saves[1]![0]!.names).toBe(names)
})

test('what a person sees of a field is known once their own words are saved, and is what stood there when they came', async () => {
  const { saves, state, store } = recorder()
  state.canFold = false
  const draft = newDraft(store)
  const arrived = [head('phone', 'z')]
  expect(await draft.seenOf(FIELD, arrived)).toEqual([{ mid: 'phone', value: 'z' }])
  draft.begin(FIELD, [head('old', 'a')])
  expect(await draft.seenOf(FIELD, arrived)).toEqual([{ mid: 'old', value: 'a' }])
  draft.edit(FIELD, 'ab')
  const [own] = await draft.seenOf(FIELD, arrived)
  expect(own).toMatchObject({ value: 'ab' })
  expect(saves).toHaveLength(1)
  draft.end(FIELD)
  expect(await draft.seenOf(FIELD, [head('old', 'a')])).toEqual([own])
})

test('a button’s choice is saved at once', async () => {
  const { saves, store } = recorder()
  await newDraft(store).choose('areas/leadership/estimate', 'leading', [head('old', 'effective')])
  expect(saves).toMatchObject([[{ value: 'leading', seen: [{ mid: 'old' }] }]])
})
