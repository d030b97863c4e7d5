/**
 * Eight people's devices write at once while one reader only ever moves its cursor forward. Counting changes under
 * the review's lock is what makes this safe: a count that is not in the order of the commits would let the reader
 * step over somebody's words for good.
 */
import type { DocumentState } from '#domain/custody/wire.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverWorld, write } from '#tests/world/server.ts'
import { v7 } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'

const WRITERS = 8
const ROUNDS = 25

test(
  'a reader that only moves forward misses nothing and is given nothing twice at one seq',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qar-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const { as } = await serverWorld({ path: join(folder, 'store.sqlite') })
    const people = ['amina', 'dan', 'priya', 'linda'] as const
    const writers = Array.from({ length: WRITERS }, (_, i) => as(people[i % people.length]!))
    const reader = as('linda')
    const seen = new Map<string, DocumentState>()
    const given = new Set<string>()
    let writing = true
    let next: string | undefined

    const pull = async () => {
      const answer = (await reader.pull(next, 3)).body
      for (const document of answer.documents) {
        const once = `${document.doc}@${document.seq}`
        expect(given.has(once)).toBe(false)
        given.add(once)
        expect(document.seq).toBeGreaterThan(seen.get(document.doc)?.seq ?? -1)
        seen.set(document.doc, document)
      }
      next = answer.next
      return answer.more
    }
    const reading = (async () => {
      while (writing) await pull()
      while (await pull());
    })()

    const wrote: string[] = []
    await Promise.all(
      writers.map(async (writer, w) => {
        const note = `evidence/${v7()}`
        // Of one's two devices, which write in it at once.
        const comment = `comment/of-${people[w % people.length]}`
        await writer.say(write(note, 'shared', true))
        for (let round = 0; round < ROUNDS; round++) {
          const said = [write(note, `f-${round}`, round), write(comment, `w-${w}-${round}`, round)]
          const receipts = await writer.say(...said)
          expect(receipts.map((receipt) => receipt.outcome)).toEqual(['head', 'head'])
          wrote.push(...receipts.map((receipt) => receipt.mid))
        }
      }),
    )
    writing = false
    await reading
    const heads = [...seen.values()].flatMap((each) => Object.values(each.fields).flat())
    const mids = new Set(heads.map((head) => head.mid))
    expect(wrote.filter((mid) => !mids.has(mid))).toEqual([])
    expect(wrote).toHaveLength(WRITERS * ROUNDS * 2)
    for (const document of (await reader.pullAll()).documents) expect(seen.get(document.doc)).toEqual(document)
  },
)
