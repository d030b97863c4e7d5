/**
 * A report that was written by hand, so that what the next review is told of it is seen here field by field: what was
 * deleted, left blank or never agreed is not told.
 */
import type { Json } from '#domain/custody/canonical.ts'
import type { Fields } from '#domain/custody/state.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { expect, test } from 'vitest'
import { lastTime } from './last-time.ts'

const at = '2024-11-20T10:00:00.000Z'
const fields = (values: { readonly [field: string]: Json }): Fields =>
  new Map(
    Object.entries(values).map(([field, value], n) => [field, [{ mid: `m${n}`, by: 'p', value, at, receivedAt: at }]]),
  )

test('it has the estimates that were agreed and the steps that were asked for, in the order of the report', () => {
  const decided = fields({
    'agreed/provision/estimate': 'effective',
    'agreed/provision/reason': 'As seen',
    'agreed/disadvantaged/estimate': null,
    'agreed/elsewhere/estimate': 'leading',
    'overall/estimate': 'leading',
    'amended/provision/areas/provision/even-better-if/b/text': '…second, as amended',
    state: 'U',
  })
  const sections = new Map([
    [
      'section/provision',
      fields({
        text: 'Before the points',
        'areas/provision/went-well/a/text': 'A strength',
        'areas/provision/even-better-if/b/text': '…second',
        'areas/provision/even-better-if/b/order': 'b',
        'areas/provision/even-better-if/a/text': '…first',
        'areas/provision/even-better-if/a/order': 'a',
        'areas/provision/even-better-if/c/text': ' \n',
        'areas/provision/even-better-if/d/text': '…deleted',
        'areas/provision/even-better-if/d/_deleted': true,
      }),
    ],
    ['section/leadership', fields({ 'areas/leadership/even-better-if/l/text': '…of leaders' })],
  ])
  expect(lastTime(qar2019, decided, sections)).toEqual({
    estimates: { provision: 'effective' },
    overall: 'leading',
    evenBetterIf: [
      { id: 'l', area: 'leadership', text: '…of leaders' },
      { id: 'a', area: 'provision', text: '…first' },
      { id: 'b', area: 'provision', text: '…second, as amended' },
    ],
  })
  expect(lastTime(qar2019, new Map(), new Map())).toEqual({ estimates: {}, overall: null, evenBetterIf: [] })
})
