/**
 * A loss must be provable: these tests lose entries on purpose and ask the server which are missing, and make sure
 * that a colleague learns how safe another's work is without learning what it says.
 */
import type { Devices } from '#domain/custody/wire.ts'
import { serverWorld, write } from '#tests/world/server.ts'
import { expect, test } from 'vitest'

const ESTIMATE = 'areas/leadership/estimate'
const of = ({ devices }: Devices, personId: string) => devices.filter((each) => each.personId === personId)

test('holes below the highest number are shown, and close when what was missing comes', async () => {
  const { as } = await serverWorld()
  const amina = as('amina')
  const numbered = (dseq: number) => ({ ...amina.entry(write(amina.own, `f-${dseq}`, dseq)), dseq })
  await amina.send([numbered(2), numbered(3), numbered(7), numbered(9)])
  expect(of((await amina.devices()).body, amina.id)).toMatchObject([
    {
      receivedUpTo: 9,
      missing: [
        [1, 1],
        [4, 6],
        [8, 8],
      ],
    },
  ])
  await amina.send([numbered(5), numbered(1), numbered(8)])
  expect(of((await amina.devices()).body, amina.id)).toMatchObject([
    {
      receivedUpTo: 9,
      missing: [
        [4, 4],
        [6, 6],
      ],
    },
  ])
  await amina.send([numbered(4), numbered(6)])
  expect(of((await amina.devices()).body, amina.id)).toMatchObject([{ receivedUpTo: 9, missing: [] }])
})

test('numbers are counted per person, device and review', async () => {
  const { as, addReview, rid } = await serverWorld()
  const other = await addReview('quillmere', 'linda', ['amina', 'dan'])
  const [tablet, phone] = [as('amina'), as('amina')]
  const dan = as('dan', tablet.device)
  await tablet.say(write(tablet.own, ESTIMATE, 'leading'))
  await phone.say(write(phone.own, ESTIMATE, 'leading'))
  await dan.say(write(dan.own, ESTIMATE, 'leading'))
  const elsewhere = { ...tablet.entry(write(tablet.own, ESTIMATE, 'leading')), dseq: 1 }
  expect((await tablet.send([elsewhere], {}, other)).status).toBe(200)
  const { devices } = (await tablet.get<Devices>(`/reviews/${rid}/devices`)).body
  expect(of({ devices }, tablet.id)).toHaveLength(2)
  expect(devices.every((each) => each.missing.length === 0)).toBe(true)
})

test('others’ rows name no device and no time; held counts are for the lead and oneself', async () => {
  const { as, clock } = await serverWorld()
  const [amina, dan, linda, grace, helen] = [as('amina'), as('dan'), as('linda'), as('grace'), as('helen')]
  clock.now = '2026-11-21T09:30:00.000Z'
  await amina.say(
    write(amina.own, ESTIMATE, 'outstanding'),
    write(dan.own, ESTIMATE, 'leading'),
    write(dan.own, ESTIMATE, 'leading'),
  )
  const counts = { invalid: 1, 'not-allowed': 2 }
  const row = { personId: amina.id, receivedUpTo: 3, missing: [] }
  expect(of((await amina.devices()).body, amina.id)).toEqual([
    { ...row, device: amina.device, lastSeen: clock.now, held: counts },
  ])
  expect(of((await linda.devices()).body, amina.id)).toEqual([{ ...row, held: counts }])
  for (const who of [dan, grace]) expect(of((await who.devices()).body, amina.id)).toEqual([row])
  expect((await helen.devices()).body).toEqual({ devices: [] })
})

test('what was let go is counted no more', async () => {
  const { as } = await serverWorld()
  const amina = as('amina')
  const [receipt] = await amina.say(write(amina.own, ESTIMATE, 'outstanding'))
  await amina.say({ command: { type: 'held.release', targets: [], args: { mid: receipt!.mid } } })
  expect(of((await amina.devices()).body, amina.id)).toMatchObject([{ held: {}, receivedUpTo: 2 }])
})
