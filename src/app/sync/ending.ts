import type { DeviceMemory } from '#app/store/device.ts'
import type { ApiClient } from './api-client.ts'
import type { Page } from './page.ts'

const OWED = 'qar-sign-out-owed'

/**
 * Ends the session with the server. Without a connection it is still owed: the cookie cannot be reached from here, so
 * the server is told as soon as it can be, unless somebody has signed in meanwhile.
 */
export interface Ending {
  end(): Promise<void>
  /** Somebody signs in: their session replaces the one that was to be ended. Resolves when nothing is under way. */
  replaced(): Promise<void>
}

export function sessionEnding(api: ApiClient, memory: DeviceMemory, page: Page): Ending {
  let underWay = Promise.resolve()
  const tell = async () => {
    if (memory.getItem(OWED) === null) return
    const result = await api('signOut', {})
    if ('answer' in result || ('problem' in result && result.problem === 'sign-in')) memory.removeItem(OWED)
  }
  const tellNext = () => (underWay = underWay.then(tell).catch(() => undefined))
  void tellNext()
  page.onOccasion(() => void tellNext())
  return {
    end: () => {
      memory.setItem(OWED, '1')
      return tellNext()
    },
    replaced: async () => {
      await underWay
      memory.removeItem(OWED)
    },
  }
}
