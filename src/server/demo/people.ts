/** The people of the demonstration. Every name is invented. `about` is the line beside the name at sign-in. */
export const personas = {
  amina: { name: 'Amina Warsame', about: 'Peer reviewer at Thistledown Bridge; has not begun her evaluation' },
  dan: { name: 'Dan Fairweather', about: 'Peer reviewer at Thistledown Bridge; has a draft' },
  priya: { name: 'Priya Nambiar', about: 'Peer reviewer at Thistledown Bridge; has submitted; leads another review' },
  linda: { name: 'Linda Achebe', about: 'Lead reviewer at Thistledown Bridge' },
  helen: { name: 'Helen Thorncastle', about: 'Headteacher of Thistledown Bridge; leads the review of a trust' },
  tom: {
    name: 'Tom Lockett',
    about: 'Manager of the Fennel Valley hub; leads the trust under review, and one of its schools',
  },
  sunita: { name: 'Sunita Rowe', about: 'Headteacher of Sorrel Green; decides who reads its report' },
  ines: { name: 'Ines Calloway', about: 'Headteacher of Foxglove Rise; checks the facts of its report' },
  grace: { name: 'Grace Oyelaran', about: 'Central team of the network' },
  omar: { name: 'Omar Haddad', about: 'Peer reviewer who is on no review' },
} as const satisfies Record<string, { readonly name: string; readonly about: string }>

export type Persona = keyof typeof personas
export const PERSONAS = Object.keys(personas) as readonly Persona[]

export function isPersona(key: string): key is Persona {
  return Object.hasOwn(personas, key)
}
