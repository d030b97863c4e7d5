/**
 * Fetches a file by the contract's own routes. It counts only when it is a success that says it is to be saved: a school's
 * sign-in page answers anything with 200, and must not be kept as somebody's report.
 */
import { problemDetails, slugOf } from '#domain/problem.ts'
import { type CallFailure, type CallParts, addressOf } from './api-client.ts'
import { routeOf } from './route-of.ts'

export type FileRoute = 'reportFile' | 'sharedFile'

export async function fetchFile<Name extends FileRoute>(
  name: Name,
  parts: CallParts<Name>,
): Promise<File | CallFailure> {
  const response = await ask(name, parts, {})
  if (!response) return { unreachable: true }
  if (!response.ok) return failureOf(response)
  const file = /^attachment; filename="([\w.-]+)"$/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  if (file === undefined) return { captive: true }
  try {
    return new File([await response.blob()], file)
  } catch {
    return { unreachable: true }
  }
}

/** How many bytes the file has, without fetching it; null where that cannot be told. */
export async function sizeOfFile(parts: CallParts<'reportFile'>): Promise<number | null> {
  const response = await ask('reportFile', parts, { method: 'HEAD' })
  const length = response?.ok && response.headers.get('content-disposition') && response.headers.get('content-length')
  return length ? Number(length) : null
}

async function ask<Name extends FileRoute>(
  name: Name,
  parts: CallParts<Name>,
  init: RequestInit,
): Promise<Response | null> {
  try {
    const { method, path } = await routeOf(name)
    return await fetch(addressOf('', path, parts), {
      method: method.toUpperCase(),
      ...(parts.body === undefined
        ? {}
        : { body: JSON.stringify(parts.body), headers: { 'content-type': 'application/json' } }),
      redirect: 'error',
      cache: 'no-store',
      credentials: 'same-origin',
      ...init,
    })
  } catch {
    return null
  }
}

async function failureOf(response: Response): Promise<CallFailure> {
  const details = problemDetails.safeParse(await response.json().catch(() => null))
  const slug = details.success ? slugOf(details.data) : null
  return slug === null ? { unreachable: true } : { problem: slug, retryAfter: null }
}
