/** What is said of words whose decision can be made no more. */
export const words = {
  title: 'What you were writing was not sent',
  text: 'The review has moved on meanwhile, and it cannot be sent any more. If it still matters, copy it and tell the central team.',
  kinds: {
    agree: 'Why an estimate was to be agreed',
    return: 'Why an evaluation was to be returned',
    comment: 'A comment',
    raise: 'A point about the report',
    answer: 'An answer to the school',
    withdraw: 'Why the review was to be withdrawn',
    amend: 'An amendment',
  },
  letGo: 'Let it go',
  gone: 'It is let go.',
} as const
