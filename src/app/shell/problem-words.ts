import { type Slug, problem, toDetails } from '#domain/problem.ts'

/** One sentence for a person about a call that did not succeed. */
export function problemWords(
  result: { readonly problem: Slug } | { readonly unreachable: true } | { readonly captive: true },
): string {
  if ('problem' in result) return toDetails(problem(result.problem)).detail ?? ''
  if ('captive' in result)
    return 'This network answers in the server’s place, as before a wifi sign-in page. Sign in to the network, then try again.'
  return 'The server cannot be reached. Check the connection and try again.'
}
