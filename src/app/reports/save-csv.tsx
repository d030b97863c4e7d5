/** Rows as a file for a spreadsheet, made on this device of what it shows. */
import { csvOf } from '#domain/report/csv.ts'
import { saveFile } from '#app/sync/save-file.ts'
import { Button } from '#app/ui/button.tsx'
import { IconDownload } from '#app/ui/icon.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { words } from './words-years.ts'

export interface SaveCsvProps {
  readonly label: string
  readonly name: string
  readonly rows: () => readonly (readonly string[])[]
}

export function SaveCsv({ label, name, rows }: SaveCsvProps) {
  const toasts = useToasts()
  const save = () => {
    saveFile(new Blob([csvOf(rows())], { type: 'text/csv;charset=utf-8' }), name)
    toasts.show(words.csv.saved(name))
  }
  return (
    <Button variant="quiet" className="years-save no-print" icon={<IconDownload />} onClick={save}>
      {label}
    </Button>
  )
}
