/**
 * A report as one HTML file that needs nothing else: it is saved, mailed and opened years later. It carries its style,
 * its letters and the policy that nothing else may run or load in it, so that the file is as harmless as it looks.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { legible } from '#domain/report/legible.ts'
import { escaped, markupOf } from '#domain/report/markup.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { titleOf } from '#domain/report/outline.ts'
import { pageOf } from '#domain/report/page.ts'

const styleOf = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const LETTERS = '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2'
const letters = readFileSync(new URL(import.meta.resolve(LETTERS))).toString('base64')
const font = `@font-face {
  font-family: 'Public Sans';
  font-weight: 100 900;
  src: url(data:font/woff2;base64,${letters}) format('woff2');
}
`
const style = `\n${font}${styleOf('../../../domain/report/page.css')}${styleOf('file.css')}`
const styleHash = createHash('sha256').update(style).digest('base64')

const POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; font-src data:; base-uri 'none'; form-action 'none'`

export const htmlOf = (model: ReportModel) => `<!doctype html>
<html lang="${escaped(model.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(titleOf(legible(model)))}</title>
<style>${style}</style>
</head>
<body>
<main>${markupOf(pageOf(model))}</main>
</body>
</html>
`
