/** What is typed for an amendment goes with the amendment that it was given in, and with no other. */
import { expect, test } from 'vitest'
import { undecidedOf } from '#app/store/undecided.ts'
import { device } from '#tests/world/device.ts'
import { drawn } from '#tests/world/drawn.tsx'
import { idOf } from '#tests/world/known.ts'
import { SmallServer } from '#tests/world/small-server.ts'
import { type Amendment, useAmendment } from './use-amendment.ts'

const RID = '01939f3a-0000-7000-8000-000000000001'

test('what is typed while an amendment is being given stays', async () => {
  const graces = device({ personId: idOf('grace'), fetch: new SmallServer(idOf('grace')).fetch })
  await undecidedOf(graces.store).open()
  const asDrawn = (): Amendment => {
    const shown: Amendment[] = []
    const Form = () => {
      shown.push(useAmendment(RID))
      return null
    }
    drawn(graces, <Form />)
    return shown[0]!
  }
  asDrawn().word('context text', 'It has 221 pupils.')
  asDrawn().say('The school counted anew')
  const given = asDrawn()
  given.say('The school counted anew in September')
  given.clear()
  expect([asDrawn().reason, asDrawn().wordings.size]).toEqual(['The school counted anew in September', 0])
})
