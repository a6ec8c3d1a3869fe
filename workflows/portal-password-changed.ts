import { z } from 'zod'
import { defineFactStory } from '../src/workflow/fact.ts'

/** A password of the portal was changed: whoever it belongs to hears so, in case it was somebody else. */
export default defineFactStory({
  name: 'portal-password-changed',
  version: 1,
  title: { nl: 'Wachtwoord van de Customer Portal gewijzigd', en: 'Password of the Customer Portal changed' },
  plan: { told: { nl: 'Gebruiker geïnformeerd', en: 'User told' } },
  input: z.object({
    at: z.string(),
    to: z.object({ name: z.string(), address: z.string() }),
    language: z.enum(['nl', 'en']),
  }),

  async run(flow, { at, to, language }) {
    const data = { name: to.name, at }
    await flow.reply('told', { template: 'portal/password-changed', language, to, data, why: 'notice' })
    return 'told'
  },
})
