/**
 * The schools of the demonstration, their hubs and trusts. None of them exists. A trust that is reviewed itself stands
 * among the schools too, since a review has one subject, whatever it is.
 */
export const hubs = {
  'fennel-valley': 'Fennel Valley hub',
  'otter-water': 'Otter Water hub',
} as const

export const trusts = {
  bramble: 'Bramble and Rye Learning Trust',
} as const

export const schools = {
  thistledown: { name: 'Thistledown Bridge Primary School', hub: 'fennel-valley', trust: null },
  sorrel: { name: 'Sorrel Green Junior School', hub: 'fennel-valley', trust: 'bramble' },
  larkspur: { name: 'Larkspur Hollow Primary School', hub: 'otter-water', trust: 'bramble' },
  bramble: { name: trusts.bramble, hub: 'otter-water', trust: 'bramble' },
  foxglove: { name: 'Foxglove Rise Primary School', hub: 'otter-water', trust: null },
  quillmere: { name: 'Quillmere Academy', hub: 'otter-water', trust: null },
} as const satisfies Record<
  string,
  { readonly name: string; readonly hub: keyof typeof hubs; readonly trust: keyof typeof trusts | null }
>

export type SchoolKey = keyof typeof schools
