/** An Area of Excellence that the school put forward; its title is null until its document is on this device. */
export interface Nomination {
  readonly id: string
  readonly title: string | null
}
