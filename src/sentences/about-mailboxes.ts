import type { Text } from '../engine/define.ts'

/** Why a mailbox is not read, and what to do. */
export const aboutMailboxes: Text[] = [
  {
    en: '{what} No mail is lost: it waits in the mailbox.',
    nl: '{what} Er gaat geen mail verloren: die wacht in de mailbox.',
  },
  { en: 'The database did not answer ({why}).', nl: 'De database gaf geen antwoord ({why}).' },
  {
    en: 'The mailbox {mailbox} is throttled by its server ("{said}"). We slow down by ourselves.',
    nl: 'De mailserver remt de mailbox {mailbox} af ("{said}"). We gaan vanzelf langzamer.',
  },
  {
    en: '{host} refused the sign-in of {user}. Check user and password in {variable}.',
    nl: '{host} weigerde de aanmelding van {user}. Controleer gebruiker en wachtwoord in {variable}.',
  },
  {
    en: 'The folder {folder} of {mailbox} is not there. Put it back or change it in {variable}.',
    nl: 'De map {folder} van {mailbox} is er niet. Zet hem terug of pas hem aan in {variable}.',
  },
  {
    en: 'The mailbox {mailbox} cannot be opened, its server says "{said}".',
    nl: 'De mailbox {mailbox} kan niet worden geopend; de server zegt "{said}".',
  },
  {
    en: 'The certificate of {host} is not trusted ({why}). Have it renewed.',
    nl: 'Het certificaat van {host} wordt niet vertrouwd ({why}). Laat het vernieuwen.',
  },
  {
    en: '{host} cannot be reached ({why}). We keep trying.',
    nl: '{host} is niet bereikbaar ({why}). We blijven het proberen.',
  },
  { en: 'nothing listens there', nl: 'daar luistert niets' },
  { en: 'its name is unknown', nl: 'die naam is onbekend' },
  { en: 'its name cannot be looked up now', nl: 'die naam is nu niet op te zoeken' },
  { en: 'no answer', nl: 'geen antwoord' },
  { en: 'no greeting', nl: 'geen begroeting' },
  { en: 'the connection was cut', nl: 'de verbinding werd verbroken' },
  { en: 'The connection to {host} was cut.', nl: 'De verbinding met {host} werd verbroken.' },
  { en: 'The connection was closed.', nl: 'De verbinding werd gesloten.' },
  { en: '{host} could not list the mailbox.', nl: '{host} kon de inhoud van de mailbox niet opnoemen.' },
  { en: '{host} no longer answers.', nl: '{host} geeft geen antwoord meer.' },
  { en: '{host} did not let us in.', nl: '{host} liet ons niet binnen.' },
]
