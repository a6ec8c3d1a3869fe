const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(word => word !== ''))

/** Words that people write in every letter, and those of an order desk. A word of two languages stands in both. */
export const LANGUAGE_WORDS = {
  nl: words(`
    aan aanmelden aantal aanvraag afleveradres afwezig akkoord al als alstublieft alvast antwoord artikel artikelen aub
    automatisch bedankt beheerder ben bent bericht beschadigd beste bestel bestellen bestelling bevestiging bij
    bijgaand bijgaande bijgesloten bijgevoegd bijgevoegde bijlage collega contact daar dag dan dank dat datum de defect
    deze die dit door dringende dus een en er factuur geachte geen gelezen geleverd goedemiddag goedemorgen graag groet
    groeten had hallo hebben hebt heeft heer het hierbij hier hoe ik in inkooporder inkoopopdracht is je jullie kan kunnen
    kunt leveren leverdatum levering levertijd maar maand me meer met mevrouw mijn mvg na naar nemen niet nieuwe
    nieuwsbrief nog nummer of offerte om omdat onder ons onze ontvangen ontvangst ook op opdracht ordernummer over prijs
    reden regel retour retourneren start status stuks sturen te tegen tijdens toegang tot tussen u uit uw van vanaf
    verwerken voor vraag vragen vriendelijke waar wanneer want was wat we week wel werkdagen werkt wie wij wil willen
    worden wordt zal zie zijn zoals zodat zonder zou zouden zullen`),
  en: words(`
    a about above access administrator afternoon also an and any are arrival arrived as at attached be because been being
    below best between both but by can changed confirmation could damaged date day days deliver delivery did do does
    done each following for from good had has have he hello her here hereby herewith hi his how i if in into invoice is
    it its just kind kindly know let like me message month morning must my need new no not number of on only or our out
    part pieces please price process purchase quantity question quote read reason received regards reply return send
    shall she should sir some still than thank thanks that the their them then there these they this those to until us
    want was we week were what when where which who will with without would you your`),
  de: words(`
    abwesend als alle am an anbei anfrage anhang artikel auch auf aus automatische bei beigefügt bestellen bestellung bin bis
    bist bitte damen danke das dass datum dem den der des die dies diese dieser dringend durch ein eine einem einen einer
    er erhalten es fehler fragen frage freundlichen für gelesen gern gerne geehrte gegen grüße grüßen guten haben hallo
    hat hatte herren hiermit ich ihnen ihr ihre ihren im in ist kann kein keine können liefern lieferung mehr mein menge
    mit möchte möchten nach neue neuen nicht noch nur oben oder ohne preis rechnung rücksendung sehr seit senden sich
    sie sind so stück tag über um und uns unser unsere unserer unten unter vielen vom von war was weil wenn wer werden
    wie wir wird wo woche würde würden zu zugang zum zur zwischen`),
  fr: words(`
    à absent accès administrateur adresse article au aucun aussi automatique aux avec avez avoir avons bien bonjour bonne
    ce ces cette chez ci-dessous ci-joint comment commande commander cordialement dans de depuis des devis du elle en
    encore entre est et était être facture il ils je joint jointe journée jusque la le les leur leurs livraison livrer
    lu ma madame mais merci mois mon monsieur ne nos notre nous nouveau nouvelle numéro objet on ont ou où par pas peut
    pièces plus pour pouvez pouvons prix quand quantité que question qui reçu réponse retour sa sans se semaine sera ses
    si son sont souhaite souhaitons sur très un une vers veuillez vos votre voudrais vous y`),
} as const satisfies Record<string, ReadonlySet<string>>
