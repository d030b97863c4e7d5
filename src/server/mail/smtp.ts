import { createTransport } from 'nodemailer'
import type { Post } from '#server/context.ts'

/** Hands mail to a mail server: `smtps://`, or `smtp://`, which turns to TLS where that server can. */
export function smtpPost(url: string, from: string): Post {
  const transport = createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 })
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ from, to, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } })
    },
    kept: () => [],
  }
}
