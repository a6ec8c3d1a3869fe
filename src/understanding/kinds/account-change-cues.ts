import type { Cue } from '../cues.ts'

const DETAIL = String.raw`(?:factuur-?adres|facturatieadres|post-?adres|bezoek-?adres|adres(?:gegevens)?|vestiging|kantoor|iban|bank(?:rekening(?:nummer)?|gegevens)?|rekening(?:nummer)?|e-?mail(?:adres|address)?|mailadres|telefoon(?:nummer)?|mobiele? nummer|contact(?:persoon|gegevens)|aanspreekpunt|bedrijfsnaam|handelsnaam|naam|btw-?(?:nummer|id)|kvk-?nummer|accountgegevens|klantgegevens|bedrijfsgegevens|gegevens|stamgegevens|betaalgegevens|address|bank (?:account|details)|account (?:number|details|information)|invoice address|billing address|phone(?: number)?|telephone(?: number)?|contact(?: person| details)?|company (?:name|details)|trading name|vat (?:number|id)|customer details|our details|anschrift|adresse|rechnungs(?:adresse|anschrift)|bankverbindung|konto(?:nummer|verbindung|daten)?|e-?mail-?adresse|telefonnummer|rufnummer|ansprechpartner(?:in)?|firmenname|firmierung|ust-?id(?:nr)?\.?|stammdaten|kundendaten|kontaktdaten|adresse(?: de facturation| e-?mail)?|compte bancaire|coordonn[ée]es(?: bancaires)?|rib|num[ée]ro (?:de t[ée]l[ée]phone|de tva)|interlocut(?:eur|rice)|personne de contact|raison sociale|nom de (?:la|notre) soci[ée]t[ée])`
const CHANGE = String.raw`(?:wijzig(?:en|ing|ingen|t|d)?|gewijzigd\w*|veranderd?|veranderen|verandering|aan ?pass(?:en|ing)|aangepast|aan te passen|bijwerken|bij te werken|bijgewerkt|overzetten|doorgeven|door te geven|chang(?:e|es|ed|ing)|updat(?:e|es|ed|ing)|amend(?:ed)?|modif(?:y|ied|ier|i[ée]e?|ication)s?|replac(?:e|ed|ing)|correct|[äa]nder(?:n|t|ung|ungen)|ge[äa]ndert|aktualisier\w+|angepasst|anpassen|anzupassen|chang(?:er|[ée]e?s?|ement)|mettre [àa] jour|mise [àa] jour|actualis\w+)`
const NEW = String.raw`(?:(?:een )?nieuwe?|new|neue?[nrms]?|nouve(?:au|l|lle|lles|aux))`
const ADMIN = String.raw`(?:(?:portal|portaal)?-?(?:beheerder|administrator|admin)|beheerdersrechten|admin rights|administrateur|administratrice|hoofdgebruiker)`

/** A further administrator of the portal, or another one: the first one is access to it. */
export const ANOTHER_ADMIN: Cue = {
  words: new RegExp(
    String.raw`\b(?:extra|tweede|andere?|aanvullende|vervangende|additional|second|another|further|different|weitere[nrms]?|zus[äa]tzliche[nrms]?|zweite[nrms]?|andere[nrms]?|deuxi[èe]me|second[e]?|autre|suppl[ée]mentaire)\s(?:\p{L}+[ -]){0,2}?${ADMIN}(?![\p{L}])|\b${ADMIN}\s(?:suppl[ée]mentaire|additionnel|extra)|\b(?:als|as|zum|comme) (?:extra|tweede|additional|second|weiterer?|zweiter?|deuxi[èe]me) `,
    'iu',
  ),
  weight: 0.75,
}
export const REPLACED_ADMIN: Cue = {
  words: new RegExp(
    String.raw`\b(?:vervang\w*|wijzig\w*|replac\w+|chang\w+|overdrag\w+|overgedragen|neemt .{0,30}over|transfer\w*|ersetz\w+|wechsel\w*|[äa]nder\w*|rempla\w+|transf[ée]r\w+)\b.{0,60}\b${ADMIN}(?![\p{L}])|\b${ADMIN}(?![\p{L}]).{0,60}\b(?:vervang\w*|wijzig\w*|gewijzigd|replac\w+|chang\w+|overnemen|ersetz\w+|[äa]nder\w*|rempla\w+)\b`,
    'iu',
  ),
  weight: 0.7,
}

/** How people say that details of their account are no longer what they were, in four languages. */
export const CHANGES_ACCOUNT: Cue[] = [
  {
    words: new RegExp(
      String.raw`(?<![\p{L}])${CHANGE}(?![\p{L}]).{0,60}\b${DETAIL}(?![\p{L}])|\b${DETAIL}(?![\p{L}]).{0,60}(?<![\p{L}])${CHANGE}(?![\p{L}])`,
      'iu',
    ),
    weight: 0.7,
  },
  { words: new RegExp(String.raw`\b${NEW}\s(?:\p{L}+\s)?${DETAIL}(?![\p{L}])`, 'iu'), weight: 0.7 },
  {
    words:
      /\b(?:adreswijziging|naamswijziging|verhuisbericht|wijziging (?:van )?(?:bank|adres|account|contact|klant|bedrijfs|factu)\w*|change of (?:address|name|bank|contact|details)\w*|address change|name change|adress[äa]nderung|namens[äa]nderung|umfirmierung|changement d.adresse|changement de (?:nom|coordonn[ée]es|banque|rib))\b/i,
    weight: 0.8,
  },
  {
    words:
      /\b(?:wij|we|ons (?:bedrijf|kantoor)|onze (?:onderneming|vestiging))\b.{0,30}\b(?:verhuizen|verhuist|verhuisd|gaan verhuizen)\b|\b(?:verhuizen|verhuizing|verhuisd)\b.{0,40}\b(?:per|naar|op|van|sinds)\b|\b(?:we|our (?:company|office)|the office)\b.{0,30}\b(?:moving|moved|relocat\w+)\b.{0,40}\b(?:to|office|premises|address)\b|\b(?:wir|unser (?:b[üu]ro|unternehmen))\b.{0,40}\b(?:ziehen .{0,40}um|umgezogen|umziehen)\b|\bunser umzug\b|\bumzug\b|\b(?:nous|notre (?:soci[ée]t[ée]|bureau|entreprise|si[èe]ge))\b.{0,30}\bd[ée]m[ée]nag\w+/i,
    weight: 0.75,
  },
  {
    words:
      /\b(?:heten|heet) (?:voortaan|vanaf|nu|sinds)|\b(?:verder|voortaan) (?:onder de naam|als)\b|\bnaam (?:is|wordt|van ons bedrijf|van onze)\b.{0,30}\b(?:gewijzigd|veranderd|wordt)|\b(?:now|will be|have been|has been) (?:called|known as|trading as|renamed|rebranded)\b|\bunder (?:a|the|our) new name\b|\b(?:firmieren|umbenannt|hei[ßs]en (?:jetzt|ab|k[üu]nftig|nun))\b|\bunter (?:neuem|dem neuen) namen\b|\b(?:s.appelle(?:ra)? d[ée]sormais|change de (?:nom|raison sociale|d[ée]nomination)|nouvelle d[ée]nomination)\b/i,
    weight: 0.75,
  },
  {
    words:
      /\b(?:uit dienst|niet meer werkzaam|werkt niet (?:meer|langer)|heeft (?:ons|het bedrijf|onze (?:organisatie|onderneming)) verlaten|has left (?:us|the company|our company)|no longer works?|left the company|retir(?:ed|ing)|nicht mehr (?:bei uns|im unternehmen|f[üu]r uns)|hat (?:das|unser) unternehmen verlassen|ausgeschieden|a quitt[ée] (?:la|notre)|ne travaille plus|ne fait plus partie)\b/i,
    weight: 0.6,
  },
  ANOTHER_ADMIN,
  REPLACED_ADMIN,
  {
    words: new RegExp(
      String.raw`\b(?:nieuwe|new|neue[nrms]?|nouve(?:au|l|lle))\s(?:\p{L}+[ -]){0,2}?${ADMIN}(?![\p{L}])`,
      'iu',
    ),
    weight: 0.4,
  },
  {
    words:
      /\b(?:voortaan|vanaf (?:nu|heden)|from now on|in (?:the )?future|going forward|henceforth|instead of|in plaats van|ab sofort|k[üu]nftig|in zukunft|statt|anstelle|d[ée]sormais|dor[ée]navant|au lieu de|[àa] l.avenir)\b.{0,90}@|@\S{3,60}.{0,60}\b(?:voortaan|from now on|in future|going forward|instead of|in plaats van|ab sofort|k[üu]nftig|statt|anstelle|d[ée]sormais|au lieu de)\b/i,
    weight: 0.65,
  },
  {
    words:
      /\b(?:chang(?:e|ed|ing)|switch(?:ed|ing)?|moved?|gewisseld|overgestapt|veranderd|gewechselt|wechseln|chang[ée])\b.{0,20}\b(?:bank(?:en|s)?|banque)\b|\bandere bank\b|\banderen? bank\b/i,
    weight: 0.65,
  },
  {
    words:
      /\b(?:kantoor|vestiging|magazijn|hoofdkantoor|office|warehouse|b[üu]ro|standort|bureau|si[èe]ge|zitten wij|wij zitten|zijn wij gevestigd|we will be located)\b.{0,30}\b(?:vanaf|per|from|as of|ab|[àa] partir)\b.{0,60}\b\p{L}+ ?\d{1,4}\b/iu,
    weight: 0.6,
  },
  {
    words:
      /\b(?:mijn|onze|zijn|haar|my|our|his|her|mein|unser|seine?|ihre?|mon|notre|son)e?[rn]? (?:opvolg(?:er|ster)|successor|replacement|nachfolger(?:in)?|successeur|rempla[çc]ante?)\b|\b(?:ga|gaat) met pensioen\b|\bneemt (?:mijn|zijn|haar) (?:taken|werk|functie)\b/i,
    weight: 0.7,
  },
  {
    words:
      /\b(?:administratie|systeem|records?|adressenbestand|unterlagen|system|fichiers?|dossiers?)\b.{0,20}\b(?:aan ?(?:te )?passen|bijwerken|bij te werken|wijzigen|update|adjust|anpassen|aktualisieren|mettre [àa] jour)\b|\b(?:update|adjust|anpassen|aktualisieren)\b.{0,20}\b(?:your|ihre?n?|uw) (?:records?|system|systeem|administratie|unterlagen)\b/i,
    weight: 0.45,
  },
  {
    words: /\b(?:verhuizing|adreswijziging|wijziging gegevens|new address|moving|umzug|d[ée]m[ée]nagement)\b/i,
    weight: 0.6,
    in: 'subject',
  },
  {
    words:
      /(?:\bb\.?v\.?|\bn\.?v\.?|\bltd\.?|\bgmbh|\bsarl|\bsas|\bvof) (?:is|heet|wordt|ist|hei[ßs]t|est|devient|becomes|s.appelle) (?:now|voortaan|nu|jetzt|nun|d[ée]sormais|called)\b/i,
    weight: 0.7,
  },
  // of an order, of goods, of somebody else
  {
    words:
      /\b(?:aflever|lever|bezorg|delivery |shipping |liefer)-?(?:adres|address|adresse|anschrift)\b.{0,80}\b(?:order|bestelling|po\b|zending|levering|bestellung|auftrag|shipment|pakket)|\b(?:order|bestelling|po|bestellung|auftrag|commande|zending)\b.{0,80}\b(?:aflever|lever|bezorg|delivery |shipping |liefer)-?(?:adres|address|adresse|anschrift)|\badresse de livraison\b.{0,60}\bcommande|\bcommande\b.{0,60}\badresse de livraison\b/i,
    weight: -0.75,
  },
  {
    words:
      /\b(?:order|bestelling|bestellung|auftrag|commande|po)\b.{0,15}\b(?:wijzigen|aanpassen|gewijzigd|change|amend|[äa]ndern|modifier)\b|\b(?:wijzig(?:en|ing)?|change|amend|[äa]nderung|modifi\w+)\b.{0,25}\b(?:order|bestelling|bestellung|auftrag|commande|purchase order|po)\b/i,
    weight: -0.6,
  },
  {
    words:
      /\b(?:nieuwe? (?:klant|bestelling|order|inkooporder|offerte)|klant (?:te )?worden|become a (?:\w+ )?(?:customer|reseller)|new (?:customer|order|purchase order)|open an? (?:\w+ )?account|neukunde|kunde werden|neue bestellung|nouveau client|devenir client|nouvelle commande)\b/i,
    weight: -0.6,
  },
  {
    words:
      /\b(?:nieuwe? (?:leverdatum|eta|levertermijn)|new (?:delivery date|eta)|neue[rs]? liefer\w+|nouvelle date)\b/i,
    weight: -0.5,
  },
]
