const BROKEN = String.raw`(?:defecte?|kapot(?:te)?|stuk|dood|dead|defective|faulty|defekt|tot|d[ée]fectueu(?:x|se)s?|en panne|hors service|h\.?s\.?|morte?)`
const ARRIVAL = String.raw`(?:aankomst|ontvangst|levering|aflevering|(?:het )?uitpakken|arrival|delivery|receipt|unpacking|unboxing|ankunft|lieferung|erhalt|auspacken|r[ée]ception|livraison|arriv[ée]e|d[ée]ballage)`
const BOX = String.raw`(?:uit de doos|uit de verpakking|out of the box|aus der (?:verpackung|schachtel|box)|aus dem karton|sorti(?:e)? du carton|[àa] l.ouverture du (?:carton|colis))`
const DELIVERED = String.raw`(?:geleverd|ontvangen|aangekomen|binnengekomen|angekommen|geliefert|eingetroffen|erhalten|arriv[ée]e?s?|livr[ée]e?s?|re[çc]ue?s?|arrived|delivered|received)`

/** That goods did not work when they came: nl, en, de, fr. Not that they broke later, nor that a box was damaged. */
export const DOA = new RegExp(
  [
    String.raw`\bd\.?o\.?a\b\.?(?![\s-]{0,2}(?:formulier|form|beleid|policy|\?))`,
    String.raw`dead[- ]on[- ]arrival`,
    String.raw`\b${BROKEN}\s(?:(?:is|was|zijn|waren|war)\s)?(?:bij|na|op|on|upon|at|bei|beim|nach|[àa]|d[èe]s)\s?(?:de |la |l.|the )?${ARRIVAL}`,
    String.raw`\b(?:bij|na|on|upon|bei|beim|[àa]|d[èe]s)\s?(?:de |la |l.)?${ARRIVAL}\s(?:\S{1,14}\s){0,3}${BROKEN}(?!\p{L})`,
    String.raw`\b(?:${BROKEN}\s${DELIVERED}|${DELIVERED}\s${BROKEN})(?!\p{L})`,
    String.raw`\b(?:kommt|kam|kamen|kommen)\s(?:\S{1,14}\s){0,2}defekt\san\b`,
    String.raw`${BOX}\s(?:\S{1,14}\s){0,2}${BROKEN}(?!\p{L})`,
    String.raw`\b${BROKEN}\s(?:\S{1,14}\s){0,2}${BOX}`,
    String.raw`\b${BROKEN}\swhen\s(?:we |it |they |i )(?:unpack|open|arriv|w(?:as|ere) (?:unpacked|opened|delivered))|\b(?:deed|deden) het nooit|het nooit gedaan|\bnever (?:worked|booted|started|powered (?:on|up)|turned on|came on)|\bnooit (?:gewerkt|aangegaan|opgestart|gestart)|\b(?:noch )?nie funktioniert|\bjamais (?:fonctionn[ée]|d[ée]marr[ée]|march[ée])`,
  ].join('|'),
  'iu',
)

export const NOT_DOA =
  /(?<!\p{L})(?:geen|niet|not?|non|kein|nicht|pas(?: de)?)\s(?:een\s|an?\s)?(?:d\.?o\.?a\b|dead[- ]on[- ]arrival|(?:defect|defective|defekt|d[ée]fectueu))/iu
