export type Role = 'old' | 'new'

const OLD =
  /\b(?:oude?|huidige?|vorige?|voormalige?|bestaande|was|waren|vervalt|vervallen|in plaats van|i\.p\.v\.?|ipv|vervangt|ter vervanging van|ten behoeve van|tot nu toe|nu nog|niet meer|old|current|previous|former|existing|instead of|replaces|replacing|taking over from|takes over from|used to be|no longer|rather than|alte[nrms]?|alt|bisher(?:ige[nrms]?)?|ehemalige[nrms]?|vorherige[nrms]?|statt|anstelle(?: von)?|ersetzt|nicht mehr|ancien(?:ne)?s?|actuel(?:le)?s?|pr[ée]c[ée]dente?|au lieu d[eu]|remplace|à la place d[eu])(?![\p{L}])/giu
const NEW =
  /(?<![\p{L}])(?:nieuwe?|voortaan|verder|met ingang van|as of|mit wirkung|vanaf nu|vanaf (?:heden|\d)|per (?:heden|direct|\d)|wordt|worden|wijzig(?:t|en|d)? (?:in|naar)|veranderd? (?:in|naar)|aan(?:passen|gepast) (?:naar|in)|gewijzigd (?:in|naar)|naar|verhui(?:s|z)\w*|dan|new|now|from now on|henceforth|will be|becomes?|chang(?:e|es|ed|ing) (?:it )?to|updated? (?:it )?to|move[sd]? to|moving to|relocat\w+ to|moved|neue?[nrms]?|k[üu]nftig|ab sofort|ab (?:dem )?\d|lautet|nunmehr|nun|jetzt|ge[äa]ndert (?:in|auf|zu)|auf|zieh(?:en|t)|umgezogen|nouve(?:au|l|lle)s?|d[ée]sormais|dor[ée]navant|[àa] (?:partir|compter) d[eu]|devient|sera|est maintenant|d[ée]m[ée]nag\w+)(?![\p{L}])/giu
/** What stands right behind an old value. */
const THEN_NEW =
  /^[\s)"'”’,]{0,3}(?:\((?:oud|old|alt|ancien|vervalt)\)|(?:naar|wordt|worden|wijzigt|verandert|vervalt|vervallen|komt te vervallen|is niet meer|kunt u verwijderen|to|becomes?|changes|will become|is no longer|is replaced|has left|is (?:helaas )?(?:uit dienst|vertrokken|niet meer|gestopt|weg)|werkt (?:hier |bij ons )?niet|heeft (?:ons|het bedrijf|onze)|(?:ga|gaat) (?:met pensioen|weg)|no longer|left|is (?:leaving|retiring)|hat (?:uns|das|unser)|arbeitet nicht|ist ausgeschieden|a quitt[ée]|ne travaille|auf|wird|zu|ist nicht mehr|entf[äa]llt|devient|est remplac[ée]e?|n'est plus|par)(?![\p{L}]))/iu
const THEN_OLD = /^[\s)"'”’,]{0,3}(?:\((?:nieuw|new|neu|nouveau)\)|(?:vervangt|replaces|ersetzt|remplace)(?![\p{L}]))/iu
/** "van A naar B": the word right before the old value. */
const FROM = /(?:^|\s)(?:van|from|von|vom|de|du)\s?(?:de |the |het |la |le )?["'“‘]?$/i
const INTO = /(?:^|\s)(?:naar|to|into|auf|zu|nach|vers|[àa]|en|in)\s?["'“‘]?$/i
const TO = /^.{0,60}?\s(?:naar|to|in|auf|zu|nach|vers|[àa]|en|par)\s/i

/** Whether words around a value say that it was so until now, or will be; undefined where they say nothing. */
export function roleOf(before: string, after: string): Role | undefined {
  if (THEN_OLD.test(after)) return 'new'
  if (THEN_NEW.test(after)) return 'old'
  if (FROM.test(before) && TO.test(after)) return 'old'
  return lastSaid(before) ?? (INTO.test(before) ? 'new' : undefined)
}

/** The last of the words that say old or new. */
export function lastSaid(words: string): Role | undefined {
  const old = lastOf(OLD, words)
  const fresh = lastOf(NEW, words)
  if (old < 0 && fresh < 0) return undefined
  return old > fresh ? 'old' : 'new'
}

function lastOf(pattern: RegExp, words: string): number {
  let last = -1
  for (const match of words.matchAll(pattern)) last = match.index
  return last
}

/** "Oude gegevens:", "New details" head what stands below them. */
export function headingRole(line: string): Role | undefined {
  const words = line.trim()
  if (words.length > 50 || words.split(/\s+/).length > 5 || /\d{3}|@/.test(words) || !/[:\p{L}]$/u.test(words))
    return undefined
  return lastSaid(words)
}
