/** Steps of a conversation: spread into the plan of every workflow that uses `converse`. */
export const conversationPlan = {
  assess: { nl: 'Gegevens opgezocht', en: 'Facts looked up' },
  receipt: { nl: 'Ontvangst bevestigd', en: 'Receipt sent' },
  missing: { nl: 'Ontbrekende gegevens gevraagd', en: 'Missing details asked for' },
  'answer-due': { nl: 'Termijn voor antwoord bepaald', en: 'Time to answer set' },
  answer: { nl: 'Antwoord van de klant', en: 'Answer of the customer' },
  reminder: { nl: 'Herinnering verstuurd', en: 'Reminder sent' },
  review: { nl: 'Beoordeling door een collega', en: 'Review by a colleague' },
  question: { nl: 'Vraag aan de klant verstuurd', en: 'Question sent to the customer' },
} as const

export type ConversationPlan = typeof conversationPlan
