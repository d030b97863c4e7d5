/** Reports in which every text that a person can write is whatever chance makes of it, most of it chosen to do harm. */
import fc from 'fast-check'
import type { ReportModel } from '#domain/report/model.ts'
import { everything } from './everything.ts'

const HARMFUL = [
  '',
  ' ',
  '\n\n\n',
  '</title></style></script><!--',
  '&#x202E;&lt;',
  '#{ panic() } #import "x"',
  '\\u{202E} \\ ~ -- --- /* //',
  '$ sum_(i=0)^n $ <label> @label',
  '\u202E\u2066\u2069\u200F',
  '\u0000\u0007\uFFFE\uD800',
  ']]> %s ${x} {{x}} &amp;',
  '\t\t\u00A0\u2028\u2029\r\n\r',
  '👩🏽‍🏫 e\u0301 \u0E01\u0E33 \u0928\u092E',
] as const

const text = fc.oneof(
  fc.constantFrom(...HARMFUL),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...HARMFUL), { maxLength: 4 }).map((pieces) => pieces.join('x')),
)

/** The days, ids, ranks and answers stay: they are checked, and no person writes them. */
const NOT_WRITTEN =
  /^(?:format|formatVersion|language|id|rank|on|from|to|publishedOn|kind|shape|outcome|status|safeguarding)$/

export const anyReport: fc.Arbitrary<ReportModel> = fc
  .infiniteStream(text)
  .map(
    (texts) =>
      JSON.parse(JSON.stringify(everything), (name, value: unknown) => written(name, value, texts)) as ReportModel,
  )

const written = (name: string, value: unknown, texts: Iterator<string>): unknown =>
  typeof value === 'string' && !NOT_WRITTEN.test(name) ? texts.next().value : value
