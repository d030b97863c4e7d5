/**
 * What a process asks of the operating system, watched from outside: whether what it wrote was flushed to the disk after
 * a request had come and before its answer left. Nothing that the program says of itself takes part.
 */
import { pathOf, strace } from '#tests/house/needs.ts'
import { readFileSync } from 'node:fs'

/** The command that runs a program under watch and writes down what it asks for; the program stays our own child. */
export function watching(file: string): readonly string[] {
  const calls = 'trace=read,readv,recvfrom,write,writev,sendto,sendmsg,fsync,fdatasync'
  return [pathOf(strace), '-D', '-f', '-y', '-s', '96', '-e', calls, '-o', file]
}

/** For each push that was answered with 200: the files that were flushed between the request and its answer. */
export function flushedBeforeAnswers(file: string): readonly (readonly string[])[] {
  const answered: string[][] = []
  let flushed: string[] | null = null
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (/"POST [^ ]+\/journal /.test(line)) flushed = []
    const disk = /f(?:data)?sync\(\d+<([^>]+)>\)\s+= 0/.exec(line)?.[1]
    if (disk !== undefined) flushed?.push(disk)
    if (flushed !== null && /"HTTP\/1\.1 200 /.test(line)) {
      answered.push(flushed)
      flushed = null
    }
  }
  return answered
}
