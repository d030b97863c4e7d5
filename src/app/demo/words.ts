/** The words of the demonstration's mailbox: what it is, since nothing of it leaves this computer. */
export const words = {
  title: 'The demonstration’s mailbox',
  lead: 'The demonstration sends no mail. What a network’s own server would have sent stands here, until this one is stopped.',
  loading: 'Looking into the mailbox…',
  invite: {
    title: 'Invite somebody',
    lead: 'They get a link with which they choose a password, as the people of a network do.',
    who: 'Whom',
    button: 'Send the invitation',
    sent: (name: string) => `The invitation to ${name} is on its way: it is here within moments.`,
  },
  mails: 'Mails, the newest first',
  to: (address: string) => `To ${address}`,
  open: 'Open the link',
  empty: { title: 'No mail yet', text: 'Invite somebody, or submit an evaluation: its lead is written to.' },
  unreachable: {
    title: 'No connection to the server',
    text: 'Only the server has the mailbox; it is asked again by itself.',
  },
  none: { title: 'There is no mailbox here', text: 'This server sends real mail.' },
  back: 'Back to sign-in',
} as const
