/** Who was last signed in on this device; it survives a start without a connection. */
export interface SignedIn {
  readonly id: string
  readonly name: string
  readonly roles: readonly {
    readonly role: string
    readonly reviewId?: string | undefined
    readonly schoolId?: string | undefined
    readonly hubId?: string | undefined
  }[]
}
