/**
 * A browser profile on a tablet, and the programs that run and die in it: the application's own tablet, with its disk,
 * clock, chance and network taken from the simulated day. A dead program never goes on; its disk stays.
 */
import type { DurableMemory } from '#app/store/device-memory.ts'
import { apiClient } from '#app/sync/api-client.ts'
import type { ChannelLike } from '#app/sync/channel.ts'
import type { Surroundings } from '#app/sync/session.ts'
import { type Tablet, createTablet } from '#app/sync/tablet.ts'
import { type Disk, copyOf, emptyDisk, memoryPort } from '#tests/world/memory-port.ts'
import type { Persona } from '#server/demo/people.ts'
import { sha256 } from '#tests/world/known.ts'
import { type Line, type LineContext, lineTo } from './line.ts'

export interface Program {
  readonly tablet: Tablet
  alive: boolean
  /** Its person is in the middle of something. */
  isBusy: boolean
  /** Resolves after `ms` while the program lives, never once it is dead. */
  readonly pause: (ms: number) => Promise<void>
}

export interface Browser {
  readonly name: string
  readonly owner: Persona
  readonly line: Line
  /** The disks of the people who have signed in here. */
  readonly disks: ReadonlyMap<string, Disk>
  /** How far the tablet's clock is from the true time, in milliseconds. */
  clockError: number
  /** The open tabs, at least one. Each is a program of its own; they hear nothing of each other. */
  readonly tabs: readonly [Program, ...Program[]]
  openTab(): void
  /** All programs die between any two steps, and one is started in their place. */
  restart(): void
  /** The same, when the disk has come so many moments further: before a transaction, or before anyone hears of its end. */
  restartAtDisk(moments: number): void
  comeOnline(): void
  /** What is on its disk at this moment. */
  copy(): Kept
  /** The day is over: no program goes on. */
  end(): void
}

/** What is kept on a tablet. */
export interface Kept {
  readonly disks: ReadonlyMap<string, Disk>
  readonly memory: ReadonlyMap<string, string>
  readonly cookie: string | null
}

export interface BrowserContext extends LineContext {
  readonly name: string
  /** Whose tablet it is. */
  readonly owner: Persona
  /** Null for a tablet that is new. */
  readonly kept: Kept | null
}

export function browserIn(context: BrowserContext): Browser {
  const { timeline, chance, kept } = context
  const line = lineTo(context)
  line.cookie = kept?.cookie ?? null
  const disks = copiesOf(kept?.disks ?? new Map())
  const remembered = new Map(kept?.memory)
  const memory = quickMemory(remembered)
  const occasions = new Set<() => void>()
  const now = () => timeline.now() + browser.clockError

  const diskOf = (personId: string) => {
    const disk = disks.get(personId) ?? emptyDisk()
    disks.set(personId, disk)
    return disk
  }

  let momentsToLive = Infinity
  const atDisk = () => {
    momentsToLive -= 1
    if (momentsToLive > 0) return
    browser.restart()
    // Whoever waited for this moment is dead.
    return new Promise<void>(() => undefined)
  }

  const start = (): Program => {
    const life = { alive: true, isBusy: false }
    const after = (ms: number, work: () => void) => timeline.after(ms, () => life.alive && work())
    const pause = (ms: number) => new Promise<void>((resolve) => after(ms, resolve))
    const whileAlive = <T>(promise: Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        promise.then(
          (value) => life.alive && resolve(value),
          (error: unknown) => life.alive && reject(error as Error),
        )
      })
    const surroundings: Surroundings = {
      api: apiClient({
        fetch: (address, init) => whileAlive(line.fetch(address, init)),
        origin: 'http://localhost:3000',
        timeoutMs: 2 ** 31 - 1,
        nowMs: now,
      }),
      openPort: (personId) => memoryPort(diskOf(personId), () => pause(1 + chance.below(12)).then(atDisk)),
      memory,
      storage: undefined,
      locks: undefined,
      channel: deaf,
      page: {
        isVisible: () => true,
        onLeaving: () => () => undefined,
        onOccasion: (listener) => {
          const whenAlive = () => life.alive && listener()
          occasions.add(whenAlive)
          return () => occasions.delete(whenAlive)
        },
      },
      schedule: (work, ms) => after(ms, work),
      now: () => new Date(now()).toISOString(),
      nowMs: now,
      newId: () => chance.id(now()),
      random: () => chance.fraction(),
      sha256,
      // A day is short: so it has batches that are under way together all the same.
      mostEntries: 3,
    }
    return Object.assign(life, { tablet: createTablet(surroundings), pause })
  }

  const browser: Browser = {
    name: context.name,
    owner: context.owner,
    line,
    disks,
    clockError: 0,
    get tabs() {
      return tabs
    },
    openTab: () => tabs.push(start()),
    restartAtDisk: (moments) => {
      momentsToLive = moments
    },
    restart: () => {
      momentsToLive = Infinity
      for (const tab of tabs) tab.alive = false
      tabs = [start()]
    },
    comeOnline: () => occasions.forEach((listener) => listener()),
    copy: () => ({ disks: copiesOf(disks), memory: new Map(remembered), cookie: line.cookie }),
    end: () => {
      for (const tab of tabs) tab.alive = false
    },
  }
  let tabs: [Program, ...Program[]] = [start()]
  return browser
}

const copiesOf = (disks: ReadonlyMap<string, Disk>) =>
  new Map([...disks].map(([person, disk]) => [person, copyOf(disk)]))

/** Messages between tabs may be lost: nothing may depend on them. */
const deaf = (): ChannelLike => ({ onmessage: null, postMessage: () => undefined, close: () => undefined })

function quickMemory(kept: Map<string, string>): DurableMemory {
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    settled: () => Promise.resolve(),
  }
}
