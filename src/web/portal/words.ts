import { LINE_FULFILMENT, ORDER_STATUS } from '../../domain/words.ts'
import type { Words } from '../view.ts'

/** Everything the portal says, to customers: with u, in short sentences. Status words are those of the FAQ, from domain/words.ts. */
export const words: Words = {
  product: { nl: 'Customer Portal', en: 'Customer Portal' },
  'skip-link': { nl: 'Naar de inhoud', en: 'Skip to content' },
  'other-language': { nl: 'English', en: 'Nederlands' },
  'other-language-code': { nl: 'en', en: 'nl' },
  'sign-out': { nl: 'Uitloggen', en: 'Sign out' },
  nav: { nl: 'Hoofdmenu', en: 'Main menu' },
  'nav.orders': { nl: 'Orders', en: 'Orders' },
  'nav.words': { nl: 'Begrippen', en: 'Terms' },
  contact: { nl: 'Hulp nodig?', en: 'Need help?' },
  error: { nl: 'Fout', en: 'Error' },

  'password.label': { nl: 'Uw eigen wachtwoord', en: 'Your own password' },
  'password.hint': {
    nl: 'Minstens 12 tekens. Een zin van een paar woorden is goed. Plakken en een wachtwoordmanager mogen.',
    en: 'At least 12 characters. A few words in a row are fine. You may paste, and use a password manager.',
  },
  'password.too-short': {
    nl: 'Het wachtwoord is te kort: kies er een van minstens 12 tekens.',
    en: 'The password is too short: choose one of at least 12 characters.',
  },
  'password.too-long': {
    nl: 'Het wachtwoord is te lang: kies er een van hoogstens 200 tekens.',
    en: 'The password is too long: choose one of at most 200 characters.',
  },
  'password.too-common': {
    nl: 'Dit wachtwoord gebruiken te veel mensen: kies een ander.',
    en: 'Too many people use this password: choose another.',
  },
  'password.too-personal': {
    nl: 'Dit wachtwoord lijkt te veel op uw naam of bedrijf: kies een ander.',
    en: 'This password is too much like your name or company: choose another.',
  },

  'activate.title': { nl: 'Kies uw eigen wachtwoord', en: 'Choose your own password' },
  'activate.company': { nl: 'Bedrijf', en: 'Company' },
  'activate.email': { nl: 'Uw e-mailadres', en: 'Your e-mail address' },
  'activate.asked-by': { nl: 'Aangevraagd door', en: 'Asked for by' },
  'activate.until': { nl: 'Deze link werkt tot', en: 'This link works until' },
  'activate.after': {
    nl: 'Daarna komt u op de homepage van de Customer Portal.',
    en: 'After that you will see the home page of the Customer Portal.',
  },
  'activate.button': { nl: 'Bewaar en log in', en: 'Save and sign in' },

  'link.used': { nl: 'Deze link is al gebruikt', en: 'This link has been used' },
  'link.used.long': {
    nl: 'Er is met deze link al een wachtwoord gekozen. Een link werkt één keer.',
    en: 'A password was chosen with this link already. A link works once.',
  },
  'link.expired': { nl: 'Deze link is verlopen', en: 'This link has expired' },
  'link.expired.long': {
    nl: 'Een link werkt 72 uur nadat wij hem verstuurden.',
    en: 'A link works for 72 hours after we sent it.',
  },
  'link.superseded': { nl: 'Er is een nieuwere link', en: 'There is a newer link' },
  'link.superseded.long': {
    nl: 'Wij hebben u later een nieuwe link gestuurd. Alleen de laatste werkt.',
    en: 'We sent you a new link later. Only the last one works.',
  },
  'link.unknown': { nl: 'Deze link kennen wij niet', en: 'We do not know this link' },
  'link.unknown.long': {
    nl: 'Misschien is het adres niet helemaal overgenomen. Open de link uit de mail opnieuw.',
    en: 'Perhaps the address was not copied completely. Open the link in the e-mail again.',
  },
  'link.new': { nl: 'Stuur een nieuwe link', en: 'Send a new link' },
  'link.new.where': {
    nl: 'De nieuwe link gaat alleen naar het e-mailadres dat bij ons bekend is.',
    en: 'The new link only goes to the e-mail address that we have on file.',
  },
  'link.sent': { nl: 'Kijk in uw mailbox', en: 'Look in your mailbox' },
  'link.sent.long': {
    nl: 'Kennen wij u? Dan is er een nieuwe link onderweg naar het e-mailadres dat bij ons bekend is. Komt er niets? Mail ons dan.',
    en: 'Do we know you? Then a new link is on its way to the e-mail address that we have on file. Does nothing come? Then send us an e-mail.',
  },
  'link.wait': {
    nl: 'Vanaf uw netwerk is te vaak om een link gevraagd. Er is niets verstuurd. Probeer het over een uur opnieuw, of mail ons.',
    en: 'A link was asked for too often from your network. Nothing was sent. Try again in an hour, or send us an e-mail.',
  },
  'link.sign-in': { nl: 'Hebt u al een wachtwoord? Log in.', en: 'Do you have a password already? Sign in.' },

  'sign-in.title': { nl: 'Inloggen', en: 'Sign in' },
  'sign-in.email': { nl: 'E-mailadres', en: 'E-mail address' },
  'sign-in.password': { nl: 'Wachtwoord', en: 'Password' },
  'sign-in.button': { nl: 'Log in', en: 'Sign in' },
  'sign-in.forgot': { nl: 'Wachtwoord vergeten?', en: 'Forgot your password?' },
  'sign-in.wrong': {
    nl: 'E-mailadres en wachtwoord passen niet bij elkaar. Probeer het opnieuw.',
    en: 'E-mail address and password do not match. Try again.',
  },
  'sign-in.wait': {
    nl: 'Dit is te vaak misgegaan. Probeer het over 15 minuten opnieuw, of vraag een nieuw wachtwoord aan.',
    en: 'This went wrong too often. Try again in 15 minutes, or ask for a new password.',
  },
  'sign-in.no-access': {
    nl: 'Nog geen toegang? Uw bedrijf vraagt die per mail aan.',
    en: 'No access yet? Your company asks for it by e-mail.',
  },
  'forgot.title': { nl: 'Wachtwoord vergeten', en: 'Forgot your password' },
  'forgot.long': {
    nl: 'Vul uw e-mailadres in. U krijgt een link om een nieuw wachtwoord te kiezen.',
    en: 'Fill in your e-mail address. You will get a link to choose a new password.',
  },
  'forgot.button': { nl: 'Stuur een link', en: 'Send a link' },
  'form.stale': { nl: 'Dit formulier is niet meer geldig', en: 'This form is no longer valid' },
  'form.stale.long': {
    nl: 'Er is niets gewijzigd. Ga terug, laad de pagina opnieuw en probeer het nog eens.',
    en: 'Nothing was changed. Go back, reload the page and try again.',
  },
  'page.missing': { nl: 'Deze pagina is er niet', en: 'There is no such page' },
  'page.missing.long': {
    nl: 'Het adres klopt niet, of wat er stond is weg.',
    en: 'The address is wrong, or what was there is gone.',
  },
  'page.error': { nl: 'Dit ging mis bij ons', en: 'Something went wrong on our side' },
  'page.error.long': {
    nl: 'Er is niets gewijzigd. Probeer het over een minuut opnieuw. Blijft het misgaan? Mail ons.',
    en: 'Nothing was changed. Try again in a minute. Does it stay? Send us an e-mail.',
  },
  'page.wait': { nl: 'Even wachten', en: 'Please wait a moment' },
  'page.wait.long': {
    nl: 'Er kwamen te veel aanvragen tegelijk. Er is niets gewijzigd. Probeer het over een minuut opnieuw.',
    en: 'Too many requests came at once. Nothing was changed. Try again in a minute.',
  },

  'home.title': { nl: 'Uw orders', en: 'Your orders' },
  'home.all': { nl: 'Alle', en: 'All' },
  'home.filter': { nl: 'Orders naar status', en: 'Orders by status' },
  'home.empty': { nl: 'Nog geen orders zichtbaar', en: 'No orders visible yet' },
  'home.empty.long': {
    nl: 'Een order wordt zichtbaar zodra ons backofficeteam hem heeft goedgekeurd en verwerkt.',
    en: 'An order becomes visible once our back office has approved and processed it.',
  },
  'home.empty.mail': {
    nl: 'Ziet u uw order na 3 werkdagen nog niet? Mail dan',
    en: 'Is your order still not there after 3 working days? Then send an e-mail to',
  },
  'home.none': { nl: 'Geen orders met deze status.', en: 'No orders with this status.' },
  'home.more': { nl: 'Oudere orders', en: 'Older orders' },
  'order.number': { nl: 'Order', en: 'Order' },
  'order.reference': { nl: 'Uw referentie', en: 'Your reference' },
  'order.placed': { nl: 'Besteld op', en: 'Ordered on' },
  'order.status': { nl: 'Status', en: 'Status' },
  'order.eta': { nl: 'ETA', en: 'ETA' },
  'order.eta.where': { nl: 'aankomst in ons magazijn', en: 'arrival in our warehouse' },
  'order.eta.unknown': { nl: 'nog niet bekend bij de leverancier', en: 'not yet known at the supplier' },
  'order.eta.part': { nl: 'een deel is nog niet bekend', en: 'a part is not yet known' },
  'order.eta.note': {
    nl: 'ETA’s zijn gebaseerd op de opgave van de leverancier en kunnen wijzigen.',
    en: 'ETAs are based on what the supplier tells us and can change.',
  },
  'order.total': { nl: 'Totaal', en: 'Total' },
  'order.lines': { nl: 'Regels', en: 'Lines' },
  'order.article': { nl: 'Artikel', en: 'Article' },
  'order.quantity': { nl: 'Besteld', en: 'Ordered' },
  'order.delivered': { nl: 'Geleverd', en: 'Delivered' },
  'order.address': { nl: 'Afleveradres', en: 'Delivery address' },
  'order.shipments': { nl: 'Zendingen', en: 'Shipments' },
  'order.shipped': { nl: 'Verzenddatum', en: 'Shipped on' },
  'order.shipped.help': {
    nl: 'de dag waarop de zending ons magazijn verliet',
    en: 'the day the shipment left our warehouse',
  },
  'order.carrier': { nl: 'Vervoerder', en: 'Carrier' },
  'order.tracking': { nl: 'Trackingnummer', en: 'Tracking number' },
  'order.invoices': { nl: 'Facturen', en: 'Invoices' },
  'order.ask': { nl: 'Vraag over deze order', en: 'Ask about this order' },
  'order.back': { nl: 'Terug naar uw orders', en: 'Back to your orders' },
  'order.software': {
    nl: 'Software wordt vaak pas geleverd nadat de hardware is verzonden.',
    en: 'Software is often delivered only after the hardware has been shipped.',
  },

  'words.title': { nl: 'Begrippen', en: 'Terms' },
  'words.placed': {
    nl: 'Wij hebben uw order en verwerken hem nog.',
    en: 'We have your order and are still processing it.',
  },
  'words.confirmed': {
    nl: 'Verwerkt door order management, en besteld bij de leverancier of uit voorraad genomen.',
    en: 'Handled by order management, and ordered at the supplier or taken from stock.',
  },
  'words.partially-fulfilled': {
    nl: 'Er zijn nog artikelen die geleverd worden.',
    en: 'There are items still to be delivered.',
  },
  'words.fulfilled': { nl: 'Geleverd én gefactureerd.', en: 'Delivered and invoiced.' },
  'words.cancelled': {
    nl: 'De order gaat niet door. Er wordt niets meer geleverd.',
    en: 'The order is off. Nothing more will be delivered.',
  },
  'words.eta': {
    nl: 'De dag waarop wij het artikel in ons magazijn verwachten, zoals de leverancier die opgeeft. Hij is geen bezorgdatum en kan wijzigen. Staat er …, dan heeft de leverancier nog geen datum gegeven. Staan er twee datums, dan komen de artikelen daartussen.',
    en: 'The day on which we expect the article in our warehouse, as the supplier gave it. It is no date of delivery and can change. Where it says …, the supplier has given no date yet. Where there are two dates, the articles come between them.',
  },
  'words.hardware': {
    nl: 'Hardware willen wij binnen 2 dagen na aankomst versturen. Licenties per e-mail sturen wij zodra wij ze hebben.',
    en: 'We aim to ship hardware within 2 days of its arrival. Licences by e-mail are sent as soon as we have them.',
  },
  ...Object.fromEntries(Object.entries(ORDER_STATUS).map(([status, text]) => [`status.${status}`, text])),
  ...Object.fromEntries(Object.entries(LINE_FULFILMENT).map(([state, text]) => [`line.${state}`, text])),
}
