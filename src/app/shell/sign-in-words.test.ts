import { expect, test } from 'vitest'
import { words } from './sign-in-words.ts'

test.each([
  [null, 'Everything written on this device is safe.'],
  [0, 'Everything written on this device is safe. All of it has been sent.'],
  [
    1,
    'Everything written on this device is safe. 1 change waits here to be sent, and goes out once whoever wrote it has signed in.',
  ],
  [
    3,
    'Everything written on this device is safe. 3 changes wait here to be sent, and go out once whoever wrote them has signed in.',
  ],
])('%s changes that wait', (waiting, said) => expect(words.offline.safe(waiting)).toBe(said))
