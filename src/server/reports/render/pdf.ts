/**
 * A report as a PDF that a screen reader can follow: tagged, with headings, bookmarks, a title and a language (PDF/UA-1).
 * Typst sets it; the report is handed to it as data, and the only source that it compiles is our own. It takes the
 * processor for as long as it works, so that the server has it done by the press.
 */
import { readFileSync } from 'node:fs'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import { BARS } from '#domain/report/bars.ts'
import { legible } from '#domain/report/legible.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { outlineOf, titleOf } from '#domain/report/outline.ts'
import { NOT_AGREED, versionWords } from '#domain/report/words.ts'

const source = readFileSync(new URL('report.typ', import.meta.url), 'utf8')
const fonts = ['400Regular', '600SemiBold', '700Bold'].map((weight) =>
  readFileSync(new URL(import.meta.resolve(`@expo-google-fonts/public-sans/${weight}/PublicSans_${weight}.ttf`))),
)
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }] })

/** Throws where it cannot be set at all. */
export function pdfOf(model: ReportModel): Uint8Array {
  const document = { mainFileContent: source, inputs: { report: JSON.stringify(dataOf(legible(model))) } }
  try {
    return compiler.pdf(document, { pdfStandard: PdfStandard.UA_1 })
  } catch {
    // The standard allows no character that no font at hand can draw; as a box it is better than no report.
    return compiler.pdf(document)
  } finally {
    compiler.evictCache(0)
  }
}

function dataOf(model: ReportModel) {
  const { language, version } = model
  const [lang, region = null] = language.split('-')
  const [year, month, day] = version.publishedOn?.split('-').map(Number) ?? []
  return {
    ...outlineOf(model),
    title: titleOf(model),
    lang,
    region,
    version: versionWords(version),
    published: version.publishedOn && { year, month, day },
    notAgreed: NOT_AGREED,
    bars: BARS,
  }
}
