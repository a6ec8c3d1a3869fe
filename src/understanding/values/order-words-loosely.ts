import { words } from './order-words.ts'

/** What is asked after an order, in words that only say so where it is known that an order is asked after. */
export const ETA_LOOSELY = words(
  String.raw`wan+e+r|hoe laat|hoe lang|welke (?:dag|datum|week)|leverdatum|datum|dagen|op tijd|tijdig|tijdvak|redden|gaat lukken|lukt|voor (?:vrijdag|maandag|dinsdag|woensdag|donderdag|het weekend)|(?:komt|komen) .{0,30}?(?:nog|achteraan|vandaag|morgen|deze week|binnen)|when|what time|which (?:day|date)|what (?:day|date)|what day['’]?s|dates?|days|e\.?t\.?[ad]|in time|on time|by then|term of delivery|deliver(?:y|ed) .{0,20}?(?:on|by|before)|before (?:the weekend|monday|tuesday|wednesday|thursday|friday)|(?:still|coming|come) .{0,30}?(?:this week|today|on|monday|tuesday|wednesday|thursday|friday)|be (?:here|there|with us)|will .{0,40}?(?:be coming|come|arrive|follow)|due|schedule|wann|welche[rnms]? (?:tag|termin)|an welchem tag|termin\w*|uhrzeit|bis (?:dahin|wann)|rechtzeitig|noch diese woche|wunschtermin|quand|quel(?:le)? (?:jour|date|heure)|d[ée]lai|[àa] temps`,
)
export const SERIALS_LOOSELY = words(
  String.raw`mac-?\s?(?:adres\w*|address\w*|adresse\w*|nummers?|numbers?)|s\/n\w*|serial\w*|serien?\s?-?(?:nrs?|nummer\w*)|imei\w*|service ?tags?`,
)
export const TRACKING_LOOSELY = words(
  String.raw`track\w*|trace|t&t|sendungs\w*|(?:dhl|ups|dpd|postnl|gls|fedex|tnt|zending|pakket|paket|parcel)[ -]?(?:nummer|number|nr|code|link|nummers)|num[ée]ro (?:dhl|ups|dpd|gls|de suivi|de colis)|suivi|pakketcode|barcode`,
)
