import { asked, INFO, ORDERS, type Sample, waits, waitsInSilence } from './sample.ts'

const ACCESS = 'access-request'
const RETURN = 'return-request'

export const requests: Sample[] = [
  {
    name: 'access-complete',
    from: 'inkoop@bosveld.example',
    to: ORDERS,
    title: { nl: 'Toegang tot de portal, compleet', en: 'Portal access, complete' },
    shows: { nl: 'Bedrijfsnaam en beheerder staan erin.', en: 'The company and the administrator are in it.' },
    attachments: [],
    ...waits(ACCESS),
  },
  {
    name: 'access-without-address',
    from: 'servicedesk@voorbeeld-ict.example',
    to: ORDERS,
    title: { nl: 'Toegang tot de portal, zonder adres', en: 'Portal access, without an address' },
    shows: { nl: 'Wie beheerder wordt, staat er niet in.', en: 'It does not say who becomes administrator.' },
    attachments: [],
    ...asked(ACCESS),
  },
  {
    name: 'access-english',
    from: 'procurement@harbourline.example',
    to: ORDERS,
    title: { nl: 'Toegang tot de portal, Engels', en: 'Portal access, in English' },
    shows: {
      nl: 'De aanvrager noemt een ander als beheerder.',
      en: 'The person who asks names somebody else as administrator.',
    },
    attachments: [],
    ...waits(ACCESS),
  },
  {
    name: 'access-unknown-company',
    from: 'sophie@duinrand-it.example',
    to: ORDERS,
    title: { nl: 'Toegang tot de portal, geen klant', en: 'Portal access, no customer' },
    shows: {
      nl: 'Het bedrijf is geen klant en de afzender is niet te controleren.',
      en: 'The company is no customer and the sender cannot be checked.',
    },
    attachments: [],
    ...waitsInSilence(ACCESS),
  },
  {
    name: 'return-doa-day-12',
    from: 'servicedesk@voorbeeld-ict.example',
    to: ORDERS,
    title: { nl: 'Retour, DOA op dag 12', en: 'Return, DOA on day 12' },
    shows: {
      nl: 'Serienummer en order kloppen, binnen de 45 dagen.',
      en: 'Serial number and order are right, within the 45 days.',
    },
    attachments: [],
    ...waits(RETURN, /DOA dag 12 van 45/),
  },
  {
    name: 'return-doa-day-46',
    from: 'petra.jansen@noordzee-netwerken.example',
    to: INFO,
    title: { nl: 'Retour, DOA op dag 46', en: 'Return, DOA on day 46' },
    shows: {
      nl: 'Eén dag te laat voor DOA, wel binnen de garantie: naar het servicecenter.',
      en: 'One day too late for DOA, still within warranty: to the service centre.',
    },
    attachments: [],
    ...waits(RETURN, /DOA dag 46 van 45/),
  },
  {
    name: 'return-english',
    from: 'oliver.grant@harbourline.example',
    to: ORDERS,
    title: { nl: 'Retour in het Engels', en: 'Return in English' },
    shows: {
      nl: 'Defect na drie weken gebruik, met serienummer.',
      en: 'Defect after three weeks of use, with a serial number.',
    },
    attachments: [],
    ...waits(RETURN),
  },
  {
    name: 'return-without-order',
    from: 'ict@onderwijsnet-zuid.example',
    to: ORDERS,
    title: { nl: 'Retour zonder ordernummer', en: 'Return without an order number' },
    shows: { nl: 'Bij welke order het hoort, staat er niet in.', en: 'It does not say which order it belongs to.' },
    attachments: [],
    ...asked(RETURN),
  },
]
