/** The forms in which a report is given out as a file: its media type, and what its name ends with. */
export const FORMS = ['html', 'pdf', 'docx', 'text', 'json'] as const
export type Form = (typeof FORMS)[number]

export const files: Readonly<Record<Form, { readonly type: string; readonly ending: string }>> = {
  html: { type: 'text/html; charset=utf-8', ending: 'html' },
  pdf: { type: 'application/pdf', ending: 'pdf' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  text: { type: 'text/plain; charset=utf-8', ending: 'txt' },
  json: { type: 'application/json', ending: 'json' },
}
