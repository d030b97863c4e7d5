/**
 * The limits, as a server that does nothing else: bytes as they lie in memory, an append that is on the disk before it
 * is answered, and a word to whoever listens. What is measured beside them goes the same way to the same process.
 */
import { type FileHandle, open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'

export const BARE = '/bare/'

const JSON_TYPE = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }

export type BareServer = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export async function bareServer(folder: string): Promise<BareServer> {
  const file = await open(join(folder, 'appended'), 'a')
  const kept = new Map<string, Buffer>()
  const listening = new Set<ServerResponse>()
  return async (request, response) => {
    const { url = '', method } = request
    if (url === `${BARE}events`) return listen(listening, response)
    if (method === 'GET') return void response.writeHead(200, JSON_TYPE).end(kept.get(url) ?? '[]')
    const body = await bytesOf(request)
    if (method === 'PUT') kept.set(url, body)
    else await append(file, body)
    for (const each of listening) each.write(`data: ${body.toString()}\n\n`)
    response.writeHead(200, JSON_TYPE).end('{"appended":true}')
  }
}

async function append(file: FileHandle, body: Buffer): Promise<void> {
  await file.write(body)
  await file.datasync()
}

function listen(listening: Set<ServerResponse>, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  response.write(': listening\n\n')
  listening.add(response)
  response.on('close', () => listening.delete(response))
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
