/**
 * A report as one HTML file that needs nothing else: it is saved, mailed and opened years later. It carries its style
 * and the policy that nothing else may run or load in it, so that the file is as harmless as it looks.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { legible } from '#domain/report/legible.ts'
import { escaped, markupOf } from '#domain/report/markup.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { titleOf } from '#domain/report/outline.ts'
import { pageOf } from '#domain/report/page.ts'

const styleOf = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const style = `\n${styleOf('../../../domain/report/page.css')}${styleOf('file.css')}`

/** For the file itself and for the answer that carries it. */
export const HTML_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`

export const htmlOf = (model: ReportModel) => `<!doctype html>
<html lang="${escaped(model.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(HTML_POLICY)}">
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
