/** How mail programs and people in Dutch, English, German, French (and some neighbours) mark quotes, forwards and sign-offs. */

/** "On Mon 5 Jan 2026 Jan wrote:", possibly over three lines. Tested on at most 400 characters without line ends. */
export const ATTRIBUTION = [
  /^\W{0,3}(?:on|op|am|le|el|il|em|den|dnia|w dniu|pe)\b.{3,350}(?<!\p{L})(?:wrote|schreef|geschreven|schrieb|[ée]crit|escribi[óo]|scritto|escreveu|skrev|napisał\(?a?\)?|kirjoitti)(?!\p{L}).{0,160}:\s*-*$/iu,
  /^.{2,250}(?:<[^<>\s]{3,200}>|\))?\s*(?:wrote|schreef|heeft .{3,80} geschreven|schrieb|a [ée]crit|escribi[óo]|ha scritto|escreveu|skrev)(?!\p{L}).{0,120}:\s*$/iu,
  /^.{2,300}\s(?:написала?|написал\(а\)|пишет|пише|писав|писала|napisała?|napisał\(a\)|napsala?|írta)\s*:\s*$/iu,
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})\b.{3,200}<\s?[^<>\s]{3,200}>\s*:\s*$/,
]

export const ORIGINAL_MESSAGE =
  /^[\s>]*[-_=*]{2,}\s*(?:original (?:message|appointment)|oorspronkelijk(?:e)? (?:bericht|afspraak|e-?mail)|origineel bericht|urspr[üu]ngliche (?:nachricht|mail)|originalnachricht|message d.origine|message original|mensaje original|messaggio originale|oprindelig besked|ursprungligt meddelande)\s*[-_=*]{0,}/i

export const FORWARDED_MESSAGE =
  /^[\s>]*(?:[-_=*]{2,}\s*)?(?:begin forwarded message|forwarded (?:message|by)|start of forwarded message|begin (?:van )?doorgestuurd(?:e)? bericht|doorgestuurd(?:e)? (?:bericht|mail)|anfang der weitergeleiteten (?:nachricht|e-?mail)|weitergeleitete (?:nachricht|mail)|(?:d[ée]but du )?message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée]|transmis))(?!\p{L})[^.]{0,60}$/iu

export const FORWARD_SUBJECT =
  /^(?:\[[^\]]{1,40}\]\s*)?(?:re:\s*)?(?:fwd?|fw|doorst|doorsturen|doorgestuurd|wg|tr|weitergeleitet|i|rv|vs|vb|pd|enc|vl|ilt|redir\.?)\s?:/i

type HeaderField = 'from' | 'date' | 'to' | 'cc' | 'subject' | 'replyTo'

const HEADER_WORDS: [HeaderField, RegExp][] = [
  ['from', /^(?:from|van|von|de|da|od|fra|från)$/i],
  [
    'date',
    /^(?:sent|date|verzonden|verstuurd|datum|gesendet|envoy[ée](?: le)?|date d.envoi|sendt|skickat|enviado|fecha|inviato|data)$/i,
  ],
  ['to', /^(?:to|aan|an|[àa]|para|til|till|pour)$/i],
  ['cc', /^(?:cc|kopie|kopie \(cc\)|copie [àa]|bcc)$/i],
  ['subject', /^(?:subject|onderwerp|betreff|objet|sujet|asunto|oggetto|assunto|emne|ämne)$/i],
  ['replyTo', /^(?:reply-?to|antwoord aan|antwort an|r[ée]pondre [àa]|risposta|rispondi a|responder a)$/i],
]

/** The header field that a line of a quoted or forwarded mail shows: "*Van:* Jan de Vries <jan@x.example>". */
export function headerField(line: string): { field: HeaderField; value: string } | undefined {
  const match = /^[\s>*_]{0,12}([\p{L} .()'-]{1,24}?)\s?[*_]{0,2}\s?:[*_]{0,2}\s?(.{0,2000})$/u.exec(
    line.slice(0, 2100),
  )
  if (!match) return undefined
  const word = (match[1] ?? '').trim()
  const field = HEADER_WORDS.find(([, words]) => words.test(word))?.[0]
  return field && { field, value: (match[2] ?? '').trim() }
}

/** A line that closes a letter. The whole line but for a name or two; "Groeten uit het magazijn" is none. */
export const SIGN_OFF = [
  /^(?:(?:met|de) )?(?:(?:vriendelijke|hartelijke|beste|warme|collegiale|zonnige|sportieve)\s*,?\s*)+groet(?:en)?\b.{0,40}$/i,
  /^(?:hoogachtend|m\.?v\.?g\.?|mvrgr|vr\.? ?gr\.?|gr(?:oet(?:en|jes)?)?|met (?:vr\.? ?gr\.?|groet(?:en)?))\s*[,.!]?(?:\s[\p{L}. ]{1,30})?$/iu,
  /^(?:(?:with|many|kind(?:est)?|best|warm(?:est)?)\s+){0,3}(?:regards|wishes|greetings)\b.{0,30}$/i,
  /^(?:yours? (?:sincerely|faithfully|truly)|sincerely(?: yours)?|cheers|rgds|br|all the best|best)\s*[,.!]?$/i,
  /^(?:mit (?:(?:freundlichen?|besten?|lieben|herzlichen|vielen)\s)*gr(?:ü|ue|u)(?:ß|ss)(?:en)?|(?:freundliche|viele|beste|liebe|sch(?:ö|oe)ne)\sgr(?:ü|ue)(?:ß|ss)e|mfg|hochachtungsvoll|gru(?:ß|ss))\b.{0,30}$/i,
  /^(?:(?:bien |tr[èe]s )?cordialement|bien [àa] vous|sinc[èe]res? salutations|salutations(?: distingu[ée]es)?|meilleures salutations|(?:bonne|belle) (?:journ[ée]e|r[ée]ception)|(?:veuillez|je vous prie d).{3,60}salutations.{0,40})\s*[,.!]?$/i,
]

/** Thanks close a letter only when nothing but a name follows. */
export const THANKS =
  /^(?:alvast |bij voorbaat |many |vielen |hartelijk )?(?:bedankt|dank(?:e|je ?wel| u(?: wel)?)?|thanks|thank you|thx|merci)(?: (?:alvast|in advance|bij voorbaat|im voraus|d.avance))?\s*[,.!]*$/i

/** Marks after which nothing is the request: the dash line, a telephone's advertisement, a disclaimer. */
export const FOOTER = [
  /^--\s?$/,
  /^(?:verzonden|verstuurd) (?:vanaf|vanuit|via|met|op) (?:mijn |een )?.{2,60}$/i,
  /^(?:sent (?:from|via|with) (?:my |an? )?.{2,40}|get outlook for .{2,60}|download outlook .{2,60})$/i,
  /^(?:von meinem .{2,30} gesendet|gesendet (?:von|mit|aus|über) .{2,60}|holen sie sich outlook.{0,60}|envoy[ée] (?:depuis|de|à partir de) .{2,60}|t[ée]l[ée]charge[rz] outlook.{0,60})$/i,
  /^(?:sendt fra min|skickat fr[åa]n min|inviato da(?:l mio)?|enviado (?:desde|do) (?:mi|meu)|wysłane z|отправлено с|надіслано з) .{2,40}$/iu,
  /^(?:download |haal )?outlook voor (?:ios|android).{0,60}$/i,
  /^[*_]{0,2}(?:disclaimer|vertrouwelijkheidsverklaring|confidentiality notice|avis de confidentialit[ée]|vertraulichkeitshinweis)\b.{0,40}$/i,
  /^(?:dit (?:e-?mail)?bericht (?:en|is|kan|bevat)|de(?:ze)? (?:informatie|inhoud|e-?mail)|this (?:e-?mail|message)(?: and any| is| may| contains)|the (?:information|contents?) (?:contained |of )|diese (?:e-?mail|nachricht) (?:enth|ist|kann)|ce (?:message|courriel)).{0,100}(?:vertrouwelijk|uitsluitend|bestemd|confidential|intended|privileged|vertraulich|ausschlie|confidentiel|destin)/i,
]
