import type { Cue } from '../cues.ts'

const PORTAL = String.raw`(?:portal|portaal|klantenportaal|klantportaal|webshop|web shop|portail|kundenportal|extranet)`

/** How a company asks to become a customer, in four languages. */
export const BECOMES_CUSTOMER: Cue[] = [
  {
    words:
      /\b(?:klant|afnemer|wederverkoper|reseller|dealer|relatie) (?:(?:bij (?:u|jullie|uw \w+)|van (?:u|jullie)) )?(?:te )?(?:worden|zijn\b.{0,12}\bworden)|\b(?:word(?:t|en)?) (?:ik|wij|we) (?:\w+ )?klant\b/i,
    weight: 0.85,
  },
  {
    words:
      /\b(?:aanmeld\w*|aan te melden|registr\w+|inschrijv\w+|aanvra\w+|aanvraag)\b.{0,40}\b(?:als |voor |van |een )?(?:nieuwe? )?(?:klant|afnemer|wederverkoper|reseller|klantaccount|klantnummer|debiteur(?:en)?(?:nummer)?|zakelijke? (?:account|rekening))\b/i,
    weight: 0.8,
  },
  {
    words:
      /\b(?:nieuwe? (?:klant|reseller|wederverkoper|debiteur|zakelijke klant)|nieuwe klantaanvraag|klantaanvraag|klantaanmelding|klantregistratie|klant ?account (?:aanvragen|openen)|klantformulier)\b/i,
    weight: 0.55,
  },
  {
    words:
      /\b(?:(?:klant|zakelijke?|reseller|handels)[ -]?(?:account|rekening)|een account|account)\b (?:bij (?:u|jullie) )?(?:te )?(?:openen|aanvragen|laten openen|aan te vragen|te openen)|\b(?:openen|opening|aanvra(?:ag|gen)) (?:van )?een (?:klant|zakelijke?|reseller)?[ -]?(?:account|rekening)\b/i,
    weight: 0.7,
  },
  {
    words:
      /\bbec(?:ome|oming) (?:an? |your )?(?:\w+ )?(?:customer|client|reseller|partner|dealer)\b|\b(?:new|trade|reseller|dealer) (?:customer|reseller|client|dealer)? ?(?:account )?(?:application|registration|onboarding|set-?up|form)\b/i,
    weight: 0.8,
  },
  {
    words:
      /\b(?:open(?:ing)?|set(?:ting)? up|apply(?:ing)? for|request(?:ing)?|create|creation of|application for) (?:of )?(?:an? |our |the )?(?:new )?(?:\w+ ){0,2}account\b|\baccount (?:application|opening)\b|\b(?:register|sign up|onboard)\w* (?:us |our company |ourselves )?as (?:an? )?(?:new )?(?:\w+ )?(?:customer|client|reseller|dealer)\b/i,
    weight: 0.75,
  },
  { words: /\b(?:new|prospective) (?:customer|client|reseller)\b/i, weight: 0.4 },
  {
    words:
      /\bkunden? (?:bei ihnen |von ihnen )?(?:zu )?werden\b|\b(?:neukunde\w*|kundenantrag|neuer kunde|neue kundin|als (?:neue[rn]? )?(?:kunde|h[äa]ndler|wiederverk[äa]ufer|reseller))\b/i,
    weight: 0.75,
  },
  {
    words:
      /\b(?:kunden|h[äa]ndler|gesch[äa]fts)?konto\b.{0,30}\b(?:er[öo]ffn\w+|einricht\w+|anleg\w+|beantrag\w+)|\b(?:er[öo]ffn\w+|einricht\w+|anlegen|beantrag\w+) (?:\w+ ){0,3}(?:kunden|h[äa]ndler)konto/i,
    weight: 0.75,
  },
  {
    words:
      /\bdevenir (?:votre )?(?:(?:un )?nouveau )?(?:client|partenaire|revendeur)\b|\b(?:ouvrir|ouverture|cr[ée]ation|cr[ée]er|demande)\b.{0,25}\bcompte (?:client|professionnel|revendeur|chez)|\bouverture d.?un? compte\b|\bouvrir un compte\b|\bnouveau client\b/i,
    weight: 0.8,
  },
  {
    words:
      /\b(?:bij (?:u|jullie) (?:\w+ )?(?:gaan |kunnen |willen )?(?:inkopen|kopen|afnemen)|inkopen bij (?:u|jullie)|(?:buy|purchase|source|ordering) from you|bei ihnen (?:einkaufen|beziehen|kaufen)|acheter chez vous|travailler avec vous|do business with you)\b/i,
    weight: 0.5,
  },
  { words: /\baccount\b.{0,20}\b(?:aan te maken|aanmaken|aangemaakt|anlegen|created?)\b/i, weight: 0.4 },
  {
    words:
      /\b(?:(?:aanmeld|aanvraag|klant|inschrijf|inschrijvings)formulier|(?:customer |account )?application form|antragsformular|neukundenformular|formulaire (?:d.ouverture|de demande|client))\b/i,
    weight: 0.5,
  },
  {
    words:
      /\b(?:uittreksel|hoedanigheidsverklaring|(?:signed|getekende|ondertekende) (?:terms|algemene voorwaarden|voorwaarden)|handelsregisterauszug|extrait k-?bis|chamber of commerce extract|vat statement)\b/i,
    weight: 0.35,
  },
  {
    words:
      /\b(?:debiteur(?:en)?nummer|klantnummer|kundennummer|customer number|num[ée]ro de client)\b.{0,30}\b(?:aan|aanvragen|nodig|request\w*|apply|beantragen|ben[öo]tigen|obtenir)\b|\b(?:kan|kunnen|mag|mogen) (?:ik|wij|we)\b.{0,40}\baccount\b.{0,15}\b(?:krijgen|aanvragen|aanmaken)|\b(?:set-?up|setting up|opening|activation) of (?:our|an|the) (?:\w+ )?account\b|\b(?:leg\w*|richt\w*) .{0,40}\b(?:kunden|h[äa]ndler|gesch[äa]fts)konto/i,
    weight: 0.65,
  },
  {
    words:
      /\b(?:ons|mij|me|mijn bedrijf|ons bedrijf)\b (?:bij (?:u|jullie) )?(?:\p{L}+ ){0,2}(?:aan ?(?:te )?melden|registreren|in ?(?:te )?schrijven)\b/iu,
    weight: 0.6,
  },
  {
    words:
      /\b(?:op zoek naar een (?:\p{L}+ )?(?:leverancier|distributeur)|looking for an? (?:\p{L}+ )?(?:supplier|distributor)|suchen .{0,20}(?:lieferanten|distributor)|cherch\w+ un (?:\p{L}+ )?(?:fournisseur|distributeur))\b/iu,
    weight: 0.4,
  },
  {
    words:
      /\b(?:als|as|comme) (?:(?:een|an?|nieuwe?|new|neuer?|nouveau|uw|your) ){0,2}(?:klant|afnemer|reseller|wederverkoper|customer|client|kunde|h[äa]ndler)\b.{0,40}\b(?:ingeschreven|geregistreerd|aangemeld|opgenomen|registered|registriert|aufgenommen|enregistr[ée]s?)(?!\p{L})|\b(?:get|have|obtain|need|want) an? (?:business|trade|reseller|customer|credit|b2b) account\b/iu,
    weight: 0.75,
  },
  // a user of the portal, or a detail of an account that is there
  {
    words: new RegExp(
      String.raw`\b(?:toegang|access|zugang|acc[èe]s|account|login|inlog\w*|konto|compte|gebruiker|user)\b.{0,40}\b${PORTAL}\b|\b${PORTAL}\b.{0,40}\b(?:toegang|access|zugang|acc[èe]s|account|login|gebruiker|user|konto|compte)\b`,
      'i',
    ),
    weight: -0.35,
  },
  {
    words:
      /\b(?:wijzig\w*|verhuis\w*|verhuiz\w*|gewijzigd|veranderd|chang(?:e|ed|ing)|update|ge[äa]ndert|[äa]nder(?:n|ung)|modif\w+)\b.{0,40}\b(?:account|adres|address|gegevens|details|iban|anschrift|adresse|konto|coordonn[ée]es)\b/i,
    weight: -0.5,
  },
  {
    words:
      /\b(?:voor|van|for|f[üu]r|pour) (?:onze|een|our|an?|unsere[nr]?|einen|notre|un) (?:nieuwe |new |neue[nr]? |nouveau )?(?:eind)?(?:klant|customer|client|kunden?)\b/i,
    weight: -0.6,
  },
  {
    words:
      /\b(?:kopie|copy|duplicaat)\b.{0,30}\b(?:factuur|invoice)|\b(?:wij|we) (?:zijn|are) (?:al|reeds|already) (?:\w+ )?(?:klant|customer)|\bbereits kunde|\bd[ée]j[àa] client/i,
    weight: -0.6,
  },
]
