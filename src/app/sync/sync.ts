/**
 * The exchange as a running thing: one tab leads and exchanges, the others write to the same queue and tell it. What
 * it is doing is told to every tab, so that each header says the same.
 */
import type { Schedule } from '#app/store/draft.ts'
import { StorageFailure } from '#app/store/faults.ts'
import type { Begun, Store } from '#app/store/store.ts'
import { type ChannelLike, joinTabs } from './channel.ts'
import type { Halt, SyncContext } from './context.ts'
import { exchange, handOver, pullFully } from './exchange.ts'
import { type LocksLike, leaderLock, waitToLead } from './leader.ts'
import type { Listener, StartListening } from './listener.ts'
import { LookedAt } from './looked-at.ts'
import { Pace, type Saved } from './pace.ts'
import type { SyncSnapshot } from './sync-state.ts'
import { haltWords } from './words.ts'

export interface SyncSurroundings {
  readonly context: Omit<SyncContext, 'progress'>
  readonly store: Pick<Store, 'onSaved'>
  readonly locks: LocksLike | undefined
  readonly channel: (name: string) => ChannelLike
  readonly listening?: StartListening | undefined
  readonly schedule: Schedule
  /** Milliseconds on a clock that only goes forward, whatever the device's own is set to. */
  readonly nowMs: () => number
  readonly random: () => number
  readonly isVisible: () => boolean
  /** Calls back when the connection or the page has come or gone. */
  readonly onOccasion: (listener: () => void) => () => void
}

/** How long the leading tab may take to answer before this one sends by itself. */
const LEADER_ANSWERS_MS = 10_000

export class Sync {
  readonly #around: SyncSurroundings
  readonly #stop = new AbortController()
  readonly #listeners = new Set<() => void>()
  readonly #tabs
  readonly #pace: Pace
  readonly #answers = new Map<string, () => void>()
  readonly #leave: (() => void)[]
  #leads = false
  #giveWay: () => void = () => undefined
  #snapshot: SyncSnapshot = { state: 'idle', sending: null, lastError: null }
  #running: Promise<void> | null = null
  #listener: Promise<Listener> | null = null
  readonly #toPull = new Set<string>()
  readonly #lookedAt: LookedAt

  constructor(around: SyncSurroundings) {
    this.#around = around
    const name = leaderLock(around.context.personId)
    this.#lookedAt = new LookedAt(around.nowMs)
    this.#pace = new Pace({
      ...around,
      due: () => void this.#exchange(false),
      handOver: () => void this.#handOver(),
    })
    this.#tabs = joinTabs(around.channel(name), (message) => {
      if (message.type === 'state') {
        if (!this.#leads) this.#show(message.snapshot)
      } else if (message.type === 'sent-now') this.#answers.get(message.id)?.()
      // Where there is no lock to pass on, each tab leads for itself, and who gave way would never lead again.
      else if (this.#leads && around.locks && !around.isVisible()) this.#makeWay()
      else if (this.#leads) this.#asLeader(message)
    })
    this.#leave = [
      around.store.onSaved((begun) => {
        const type = urgencyOf(begun)
        if (this.#leads) this.#asLeader({ type })
        else this.#tabs.tell({ type })
      }),
      around.onOccasion(() => (this.#leads ? this.#pace.occasion() : this.#tabs.tell({ type: 'hello' }))),
    ]
    this.#tabs.tell({ type: 'hello' })
    waitToLead(around.locks, { name, stop: this.#stop.signal, lead: (giveWay) => this.#lead(giveWay) })
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  getSnapshot = (): SyncSnapshot => this.#snapshot

  /** Exchanges now, offering refused entries again; resolves when that attempt has ended, however it ended. */
  async sendNow(): Promise<void> {
    if (this.#leads) return this.#exchange(true)
    const id = this.#around.context.newId()
    const answered = await new Promise<boolean>((resolve) => {
      const giveUp = this.#around.schedule(() => resolve(false), LEADER_ANSWERS_MS)
      this.#answers.set(id, () => {
        giveUp()
        resolve(true)
      })
      this.#tabs.tell({ type: 'send-now', id })
    })
    this.#answers.delete(id)
    // A leading tab that the system has put to sleep must not keep this person waiting.
    if (!answered) await this.#exchange(true)
  }

  /** A review is on the screen of this tab: what others do in it is to be seen there. */
  look(rid: string): void {
    if (this.#leads) this.#asLeader({ type: 'looking', rid })
    else this.#tabs.tell({ type: 'looking', rid })
  }

  stop(): void {
    for (const leave of this.#leave) leave()
    this.#retire()
    this.#tabs.close()
  }

  /** Exchanges no more, and leaves it to the tabs that can. */
  #retire(): void {
    this.#pace.stop()
    this.#stop.abort()
    this.#leads = false
    this.#deafen()
  }

  #lead(giveWay: () => void): void {
    this.#giveWay = giveWay
    this.#leads = true
    void this.#exchange(true).then(() => {
      for (const answer of this.#answers.values()) answer()
    })
  }

  /** A page that is not seen is slowed down by the browser; whoever asks is seen, and leads better. */
  #makeWay(): void {
    this.#leads = false
    this.#pace.stop()
    this.#deafen()
    this.#giveWay()
  }

  #asLeader(
    message:
      | { readonly type: Saved | 'hello' }
      | { readonly type: 'send-now' | 'sent-now'; readonly id: string }
      | { readonly type: 'looking'; readonly rid: string },
  ) {
    if (message.type === 'hello') this.#tabs.tell({ type: 'state', snapshot: this.#snapshot })
    else if (message.type === 'looking') this.#noteLook(message.rid)
    else if ('id' in message) {
      const { id } = message
      void this.#exchange(true).then(() => this.#tabs.tell({ type: 'sent-now', id }))
    } else this.#pace.saved(message.type)
  }

  #noteLook(rid: string): void {
    if (!this.#lookedAt.note(rid) || this.#snapshot.lastError !== null) return
    void this.#pullSoon(rid, () => Promise.resolve(true)).then(() => this.#leads && this.#listen())
  }

  #exchange(thorough: boolean): Promise<void> {
    return this.#inTurn(async () => {
      const lookedAt = this.#lookedAt.now()
      const halt = await this.#attempt((context) => exchange(context, { thorough, lookedAt }), thorough)
      if (halt === undefined || !this.#leads) return
      this.#pace.ended(halt)
      if (halt === null) this.#listen()
      else this.#deafenIfAway(halt)
    })
  }

  /** What was saved leaves without asking what is new: that comes with the beat, or is told. */
  #handOver(): Promise<void> {
    return this.#inTurn(async () => {
      const halt = await this.#attempt(handOver, false)
      if (halt === undefined || !this.#leads) return
      this.#pace.handedOver(halt)
      if (halt) this.#deafenIfAway(halt)
    })
  }

  /** One thing at a time; who asks while one is under way gets their own after it. */
  async #inTurn(work: () => Promise<void>): Promise<void> {
    while (this.#running) await this.#running
    if (this.#stop.signal.aborted) return
    this.#running = work().finally(() => (this.#running = null))
    return this.#running
  }

  /** What stood in its way, or null; undefined where it was stopped meanwhile. */
  async #attempt(
    work: (context: SyncContext) => Promise<Halt | null>,
    isAskedFor: boolean,
  ): Promise<Halt | null | undefined> {
    // What has just failed is tried again quietly: the person is told of a change when one has come, not at each try.
    const isRetry = !isAskedFor && this.#snapshot.lastError !== null
    const progress = (k: number, n: number) => {
      if (!isRetry) this.#announce({ state: 'sending', sending: [k, n] })
    }
    this.#pace.began()
    const halt = await work({ ...this.#around.context, progress }).catch((error: unknown) => {
      // Its database is never opened again here: what waits in it is sent by the newer version, once this one lets it lead.
      if (error instanceof StorageFailure && error.fault.fault === 'updated-elsewhere') this.#retire()
      return asHalt(error)
    })
    if (this.#stop.signal.aborted) return undefined
    const state = halt === null || halt.halt === 'storage' ? 'idle' : halt.halt
    this.#announce({ state, sending: null, lastError: halt ? haltWords(halt) : null })
    return halt
  }

  #deafenIfAway({ halt }: Halt): void {
    if (halt === 'signed-out' || halt === 'other-person') this.#deafen()
  }

  /** After an exchange that went through, what else happens on the server is listened to. Without that, the beat finds it. */
  #listen(): void {
    this.#listener ??= this.#around.listening?.({ ...this.#around, pull: this.#pullSoon }) ?? null
    this.#listener?.then(
      (listener) => this.#leads && listener.attend(this.#lookedAt.now()),
      // Its code could not be loaded, as after an update: the next exchange tries again.
      () => (this.#listener = null),
    )
  }

  #deafen(): void {
    this.#listener?.then(
      (listener) => listener.stop(),
      () => undefined,
    )
  }

  /** Pulls one review after what is under way, unless that has brought it. Many pokes are one pull. */
  #pullSoon = async (rid: string, isNeeded: () => Promise<boolean>): Promise<void> => {
    if (this.#toPull.has(rid)) return
    this.#toPull.add(rid)
    await this.#inTurn(async () => {
      this.#toPull.delete(rid)
      const context = { ...this.#around.context, progress: () => undefined }
      // A storage that does not answer is the next exchange's to report.
      const pull = async () => ((await isNeeded()) ? pullFully(context, rid, false) : null)
      if (this.#leads) await pull().catch(asHalt)
    })
  }

  #announce(change: Partial<SyncSnapshot>): void {
    this.#show({ ...this.#snapshot, ...change })
    this.#tabs.tell({ type: 'state', snapshot: this.#snapshot })
  }

  #show(snapshot: SyncSnapshot): void {
    this.#snapshot = snapshot
    for (const listener of this.#listeners) listener()
  }
}

/** Nothing more is typed into a field that the person has left. */
function urgencyOf(begun: Begun | undefined): Saved {
  if (!begun) return 'decided'
  return begun.changes.some((change) => change.isFinished) ? 'finished' : 'saved'
}

/** The storage's own trouble is said where it is met and tried again; a mistake of ours is reported, and tried again too. */
function asHalt(error: unknown): Halt {
  if (!(error instanceof StorageFailure)) globalThis.reportError?.(error)
  return { halt: 'storage' }
}
