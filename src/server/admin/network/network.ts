/** What a network file says, by key. Where a row names another, it names its key. */
export interface Thing {
  readonly line: number
  readonly key: string
}

export interface Named extends Thing {
  readonly name: string
}

export interface School extends Named {
  readonly hub: string
  readonly trust: string | null
}

export interface Person extends Named {
  /** In lower case; null of somebody who cannot be invited yet. */
  readonly email: string | null
  /** Where they work, or whose leader they are. */
  readonly school: string | null
  /** The hub that they manage. */
  readonly hub: string | null
  readonly roles: readonly NetworkRole[]
}

export interface Review extends Thing {
  readonly school: string
  readonly framework: string
  readonly from: string
  readonly to: string
  readonly lead: string
  readonly reviewers: readonly string[]
}

export interface Network {
  readonly hubs: ReadonlyMap<string, Named>
  readonly trusts: ReadonlyMap<string, Named>
  readonly schools: ReadonlyMap<string, School>
  readonly people: ReadonlyMap<string, Person>
  readonly reviews: ReadonlyMap<string, Review>
}

/** A role that a file can give beside those of a review's team. */
export type NetworkRole = 'SL' | 'HM' | 'CT'
