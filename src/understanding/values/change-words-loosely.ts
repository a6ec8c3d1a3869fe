import { words } from './order-words.ts'

/** What is done to an order, in words that only say so where it is known that an order is to be changed. */
export const ADDED_LOOSELY = words(
  String.raw`erbij\w*|bijvoegen|bij (?:op|in|aan|doen|zetten|leggen|de)|leg\w* .{0,60}? bij|meesturen|meeleveren|meenemen|(?:kan|kunnen|mag|mogen|moet|moeten) .{0,40}? mee|vergeten|plus|nog (?:een|één|twee|drie|vier|vijf|\d+)|ook nog|throw in|include|append|attach|put in|along with|one more|another (?:one|two|three|four|\d+)|\d+ more|forgot\w*|missed|dazu|drauf|dran|hinzunehm\w*|(?:rein|drauf)pack\w*|mit rein|noch (?:eine?n?|zwei|drei|vier|\d+)|mitliefern|vergessen|rajout\w*|joindre|joignez|oubli\w+|aussi`,
)
export const REMOVED_LOOSELY = words(
  String.raw`eruit|er uit|eraf|er af|(?:mag|kan|moet|mogen|kunnen) .{0,30}?(?:weg|af|uit)|weglaten|laat .{0,40}? (?:zitten|weg)|hoe(?:f|ft|ven) .{0,30}?niet|alleen de|take .{0,40}?(?:off|out)|pull .{0,40}?off|off (?:the|our|this)|skip|leave off|without the|only the|don['’]t need|raus|rauswerf\w*|rausnehm\w*|herausnehm\w*|f[äa]llt .{0,30}?weg|wegfallen|weglassen|ohne die|nur die|enl[eè]v\w*|ôte\w*|sans l\w+`,
)
/** Of two things the one that is wanted: "A rather than B". */
export const PREFERRED = words(
  String.raw`liever|in plaats van|i\.?p\.?v\.?|instead|in (?:place|stead) of|rather|not|niet|geen|maar|toch|moet(?:en)?|moest(?:en)?|should|must|needs?|become[sd]?|wordt|worden|statt|stattdessen|lieber|sondern|muss|m[üu]ss(?:en|te)|soll\w*|doch|au lieu|plut[ôo]t|[àa] la place|doit|devrai\w*|finalement|wrong|verkeerde?|falsche?n?|richtig|correct|make|maak|mach\w*|wants?|wil|willen|will|wollen`,
)
/** As before, where nothing but another wish is meant. */
export const WANTED_OTHERWISE = words(
  String.raw`liever|in plaats van|i\.?p\.?v\.?|instead|in (?:place|stead) of|rather|moet(?:en)?|moest(?:en)?|should|must|needs? to|statt|stattdessen|lieber|sondern|muss|m[üu]ss(?:en|te)|soll\w*|au lieu|plut[ôo]t|[àa] la place|doit|devrai\w*`,
)
/** The goods are to come on another day, or not yet. */
export const DATED_LOOSELY = words(
  String.raw`pas|eerst|eerder|later|uitstel\w*|vooruit|\w*schui\w*|\w*schoven|wacht\w*|nog niet|tegenhouden|aanhouden|parkeren|levering|leveren|leveren|gelever\w*|brengen|bezorg\w*|komen|komt|wait|hold|slip\w*|pull\w*|push\w*|forward|deliver\w*|come|comes|bring|arrive|until|till|not before|spare|anhalten|warten|erst|verschieb\w*|schieb\w*|verlegen|nach hinten|nach vorn\w*|anliefer\w*|liefer\w*|bringen|kommen|fr[üu]her|sp[äa]ter|attendre|attendez|d[ée]cal\w*|avanc\w*|livr\w*|apr[èe]s`,
)
/** The goods are to go somewhere. */
export const ADDRESSED_LOOSELY = words(
  String.raw`bezorg\w*|lever\w*|afgelever\w*|stuur|sturen|brengen|naar|adres\w*|locatie|vestiging|deliver\w*|ship\w*|send|bring|redirect\w*|divert\w*|drop|go(?:es)? to|address\w*|site|gate|liefer\w*|geliefert|anliefer\w*|schick\w*|bringen|adresse\w*|anschrift\w*|baustelle|livr\w*|envoy\w*|exp[ée]di\w*|aller`,
)
