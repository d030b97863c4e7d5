/**
 * What a process asks of the operating system, watched from outside: whether what it wrote was flushed to the disk after
 * a request had come and before its answer left. Nothing that the program says of itself takes part.
 */
import { pathOf, strace } from '#tests/house/needs.ts'
import { readFileSync } from 'node:fs'

/** The command that runs a program under watch and writes down what it asks for; the program stays our own child. */
export function watching(file: string): readonly string[] {
  const calls = 'trace=read,readv,recvfrom,write,writev,sendto,sendmsg,fsync,fdatasync'
  return [pathOf(strace), '-D', '-f', '-ttt', '-y', '-s', '96', '-e', calls, '-o', file]
}

export interface Flush {
  /** When it was done, in seconds. */
  readonly at: number
  readonly path: string
}

/** Every flush that succeeded, in order. One that another process's line has cut in two is put together again. */
export function flushesIn(file: string): readonly Flush[] {
  const begun = new Map<string, string>()
  return linesOf(file).flatMap(({ pid, at, call }) => {
    const path = /^f(?:data)?sync\(\d+<([^>]+)>/.exec(call)?.[1]
    if (path !== undefined) begun.set(pid, path)
    const done = /^(?:<\.\.\. )?f(?:data)?sync.*\) += 0/.test(call) ? begun.get(pid) : undefined
    return done === undefined ? [] : [{ at, path: done }]
  })
}

/** When each push came, and when its answer of 200 left. */
export function pushesIn(file: string): readonly { readonly from: number; readonly to: number }[] {
  let from: number | null = null
  return linesOf(file).flatMap(({ at, call }) => {
    if (/"POST [^ ]+\/journal /.test(call)) from = at
    if (from === null || !/"HTTP\/1\.1 200 /.test(call)) return []
    const push = { from, to: at }
    from = null
    return [push]
  })
}

function linesOf(file: string) {
  const lines = readFileSync(file, 'utf8').matchAll(/^(\d+) +([\d.]+) (.*)$/gm)
  return [...lines].map(([, pid = '', at, call = '']) => ({ pid, at: Number(at), call }))
}
