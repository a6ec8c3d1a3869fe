import { z } from 'zod'
import { dropLink } from '../src/domain/access.ts'
import { defineFactStory } from '../src/workflow/fact.ts'

/** Somebody forgot the password, or the link to choose one has expired: a new one, only ever to the address on file. */
export default defineFactStory({
  name: 'portal-link-wanted',
  version: 1,
  title: { nl: 'Nieuwe link voor de Customer Portal', en: 'New link for the Customer Portal' },
  plan: {
    link: { nl: 'Nieuwe link verstuurd', en: 'New link sent' },
    dropped: { nl: 'Link vervallen: de mail ging niet uit', en: 'Link dropped: the mail did not leave' },
  },
  input: z.object({
    linkId: z.number(),
    to: z.object({ name: z.string(), address: z.string() }),
    language: z.enum(['nl', 'en']),
  }),

  async run(flow, { linkId, to, language }) {
    const sent = await flow.reply('link', {
      template: 'portal/new-link',
      language,
      to,
      data: { name: to.name },
      why: 'notice',
      automatic: false, // the page has a limit of its own: nobody uses up that of the automatic answers from there
      secret: { kind: 'activation', id: linkId },
    })
    if ('outbox' in sent) return 'sent'
    await flow.step('dropped', tx => dropLink(tx, linkId))
    return 'withheld'
  },
})
