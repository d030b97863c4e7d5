/** The process that the press runs: it makes one file after the other and does nothing else. */
import { setPriority } from 'node:os'
import { docxOf } from './docx.ts'
import { pdfOf } from './pdf.ts'
import type { Order } from './press.ts'

const LESS_THAN_THE_SERVER = 10
setPriority(LESS_THAN_THE_SERVER)

process.on('message', (order: Order) => {
  // Where the server has gone meanwhile there is nobody to tell.
  void made(order).then((bytes) => process.send?.({ bytes }, undefined, undefined, () => undefined))
})

/** Null where it cannot be made. Why is written nowhere: the reason may quote the report. */
async function made({ form, model }: Order): Promise<Uint8Array | null> {
  try {
    return form === 'pdf' ? pdfOf(model) : await docxOf(model)
  } catch {
    return null
  }
}
