/**
 * What a person does at a screen, and nothing else: things are found by role and name, touched and read. It is a part
 * of Playwright's language, so that its pages are screens as they are; `webkit.ts` teaches the same words to an engine
 * that Playwright does not bring, and what people do (`reviewer.ts`, `journey.ts`) is written once.
 */
export type Role = 'banner' | 'button' | 'group' | 'heading' | 'link' | 'radio' | 'status' | 'tab' | 'textbox'

export interface Named {
  /** Without `exact`, a part of the name in any case of letters. */
  readonly name?: string | RegExp
  readonly exact?: boolean
  readonly selected?: boolean
}

interface Place<F> {
  getByRole(role: Role, named?: Named): F
}

export interface Screen<F extends Found<F>> extends Place<F> {
  goto(address: string): Promise<unknown>
  /** Runs in the page; a function that needs nothing from outside itself. */
  evaluate<T>(ask: () => T | Promise<T>): Promise<T>
}

/** Something on the screen, waited for until it is there and can be seen. */
export interface Found<F> extends Place<F> {
  getByText(text: RegExp): F
  first(): F
  waitFor(): Promise<void>
  click(): Promise<void>
  check(): Promise<void>
  /** Puts this text in the place of what is there, all at once, as a paste or a dictation does. */
  fill(text: string): Promise<void>
  isChecked(): Promise<boolean>
  inputValue(): Promise<string>
}
