/** What the headteacher of Thistledown Bridge has put forward, by question. */
export const thistledownNomination: { readonly [question: string]: string } = {
  title: 'Talking to learn: early language from Nursery to Year 2',
  actions:
    'Since September 2023 every child has been screened for spoken language on entry. Those who need it have four short sessions a week with a trained teaching assistant, planned together with the class teacher, and their families are shown how to carry on at home – “ten minutes of talk at teatime”. All staff have been trained; the staff lead coaches each assistant once a fortnight.',
  impact:
    'Of the 41 children supported so far, 36 now use language as expected for their age. Their teachers see them take part in class discussion more often, and the school’s Year 1 phonics outcomes have risen two years running.',
  'lead-name': 'Marjorie Pennywhistle',
  'lead-title': 'Assistant headteacher, early language',
  'lead-email': 'early-language@thistledown-bridge.example',
}
