import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { ODD_TEXTS, everything } from '#tests/golden/report/everything.ts'
import { htmlOf } from './html.ts'

const html = htmlOf(everything)

test('the file may use its own style and letters, and nothing else', () => {
  const [, style = ''] = /<style>(.*)<\/style>/s.exec(html) ?? []
  const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? []
  const own = createHash('sha256').update(style).digest('base64')
  expect(policy.replaceAll('&#x27;', "'")).toBe(
    `default-src 'none'; style-src 'sha256-${own}'; font-src data:; base-uri 'none'; form-action 'none'`,
  )
})

test('there is nothing in it to run or to load', () => {
  expect(html).not.toMatch(
    /<(script|iframe|img|link|object|base|form)|\son\w+=|javascript:|url\((?!data:font\/)|@import/i,
  )
})

test('what looks like markup is text', () => {
  const read = (text: string) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  for (const text of ODD_TEXTS) expect(read(html)).toContain(`>${text}</li>`)
  expect(html).not.toContain('<b>')
})

test('a title that would end the title stays in it', () => {
  const name = '</title><script>alert(1)</script>'
  expect(htmlOf({ ...everything, school: { ...everything.school, name } })).not.toMatch(/<script|<\/title>.*<\/title>/s)
})
