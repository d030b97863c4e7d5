/**
 * What a sync engine must be able to do to be measured beside ours. Each engine is measured as it ships; what it calls
 * durable is printed with its figures, since a promise that waits for less is sooner kept.
 */
export interface Engine {
  readonly name: string
  /** What it waits for before it says that something is kept: on the device, and on the server. */
  readonly durability: { readonly device: string; readonly server: string }
  /** A device of this person, empty, that exchanges only when told. */
  open(place: Place): Promise<Device>
}

/** Whose device, and for which set of documents. */
export interface Place {
  readonly person: string
  readonly review: string
}

export interface Edit {
  readonly document: string
  readonly text: string
}

export interface Device {
  /** Types on in a document; resolves when it is durable here. The pause before a save begins is left out. */
  typeOn(edit: Edit): Promise<void>
  /** A change after the last was left: nothing is folded into what waits already. */
  change(edit: Edit): Promise<void>
  /** A change that the person is done with, as when they leave the field. */
  finish(edit: Edit): Promise<void>
  /** As `typeOn`, with whatever pause there is before a save begins. */
  typeAndWait(edit: Edit): Promise<void>
  /** Many changes at once, made without a connection. */
  queue(edits: readonly Edit[]): Promise<void>
  /** Fetches all documents; resolves with their number when they are durable here. */
  pull(): Promise<number>
  /** Hands over what waits; resolves with how much of it was acknowledged, when that is durable here. */
  push(): Promise<number>
  /** From now on it exchanges by itself, as when the app is open. Resolves when the first exchange is through. */
  goLive(): Promise<void>
  /** Shows a document from now on, as a screen does on which it can be edited: calls back whenever its text is another. */
  watch(document: string, shown: (text: string) => void): () => void
  /** Forgets everything. */
  close(): Promise<void>
}
