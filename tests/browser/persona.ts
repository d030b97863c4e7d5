import type { ReviewSummary } from '#domain/api/reviews.ts'

/** A person with a session of their own, outside any browser: what an independent client would see. */
export interface Persona {
  readonly id: string
  readonly get: <T>(path: string) => Promise<T>
  readonly post: (path: string, body: unknown) => Promise<Response>
  readonly reviewOf: (school: string) => Promise<ReviewSummary>
}

export async function persona(origin: string, name: string): Promise<Persona> {
  const api = `${origin}/api/v1`
  const headers = { 'content-type': 'application/json' }
  const signedIn = await fetch(`${api}/demo/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ persona: name }),
  })
  const cookie = signedIn.headers.getSetCookie().join('; ').split(';', 1)[0] ?? ''
  const { person } = (await signedIn.json()) as { person: { id: string } }
  const get = async <T>(path: string) => {
    const answer = await fetch(api + path, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as T
  }
  return {
    id: person.id,
    get,
    post: (path, body) =>
      fetch(api + path, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(body) }),
    reviewOf: async (school) => {
      const { reviews } = await get<{ reviews: ReviewSummary[] }>('/reviews')
      const review = reviews.find((each) => each.school.name === school)
      if (!review) throw new Error(`${name} is on no review of ${school}`)
      return review
    },
  }
}
