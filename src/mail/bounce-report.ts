/** What a delivery report says about one recipient. RFC 3464 s. 2.3 */
export interface Verdict {
  outcome: 'failed' | 'delayed' | 'delivered'
  /** Enhanced status such as '5.1.1'; '' when the report gives none. RFC 3463 */
  status: string
  /** What the other mail system wrote, on one line. */
  said: string
}

const MAX_TEXT = 64 * 1024
const MAX_IDS = 50

/**
 * The worst that a delivery report says about a recipient; null when it says nothing about delivery.
 * @param report its subject, its parts, what came back of the mail, and what it tells people, as one text
 */
export function readVerdict(report: string): Verdict | null {
  const blocks = report
    .slice(0, MAX_TEXT)
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
  const verdicts = blocks.map(block => judgeFields(readFields(block))).filter(verdict => verdict !== null)
  const worst = ['failed', 'delayed', 'delivered'].flatMap(outcome => verdicts.filter(it => it.outcome === outcome))
  return worst[0] ?? judgeWords(report.slice(0, MAX_TEXT))
}

/** Fields of a block of header lines, folded lines joined. */
function readFields(block: string): Map<string, string> {
  const fields = new Map<string, string>()
  let last = ''
  for (const line of block.split('\n').slice(0, 200)) {
    const colon = line.indexOf(':')
    if (/^[ \t]/.test(line)) fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`)
    else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase()
      if (!fields.has(last)) fields.set(last, line.slice(colon + 1).trim())
    }
  }
  return fields
}

function judgeFields(fields: Map<string, string>): Verdict | null {
  const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(fields.get('status') ?? '')?.[1] ?? ''
  const said = (fields.get('diagnostic-code') ?? status).replace(/^[a-z-]{1,20};\s*/i, '').slice(0, 300)
  const action = (fields.get('action') ?? '').toLowerCase()
  if (action === 'failed' && status.startsWith('4')) return { outcome: 'delayed', status, said }
  if (action === 'failed' || (!action && status.startsWith('5'))) return { outcome: 'failed', status, said }
  if (action === 'delayed' || (!action && status.startsWith('4'))) return { outcome: 'delayed', status, said }
  if (/^(delivered|relayed|expanded)$/.test(action)) return { outcome: 'delivered', status, said }
  return null
}

const LATE = /will (keep|continue|be retried)|still (trying|being)|delayed|not yet been delivered|wordt later opnieuw/i
const GONE =
  /user unknown|unknown (user|address|recipient)|no such (user|mailbox|person)|(does not|doesn't|not) exist|not listed in|mailbox (is )?(full|unavailable|not found|disabled)|(could ?n[o']t|unable to|not) (be )?deliver|undeliverable|permanent (fatal )?(error|failure)|bestaat niet|niet worden (afgeleverd|bezorgd)/i

/** Mail systems that only write a letter: the code that they quote decides, else their words. */
function judgeWords(text: string): Verdict | null {
  const status = /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(text)
  const code = /(?:^|[\s:#(<])([45]\d\d)[ -]/.exec(text)
  const late = LATE.exec(text)
  const found = status ?? code ?? late ?? GONE.exec(text)
  if (!found) return null
  const said = text
    .slice(found.index, found.index + 200)
    .replace(/\s+/g, ' ')
    .trim()
  const gone = status || code ? found[1]!.startsWith('5') : !late
  return { outcome: gone ? 'failed' : 'delayed', status: status?.[1] ?? '', said }
}

/** Message-IDs, and the Message-IDs that loop marks name, in what came back of a mail: a relay may have replaced the first. */
export function readReturned(report: string): { ids: string[]; locals: string[] } {
  const all = report.slice(0, 3 * MAX_TEXT)
  const ids = [...all.matchAll(/^[ \t>]{0,10}message-id:\s{0,10}(<[!-;=?-~]{1,250}>)/gim)].map(match => match[1]!)
  const locals = [...all.matchAll(/^[ \t>]{0,10}x-postbode-loop:\s{0,10}([0-9a-f]{32})\./gim)].map(match => match[1]!)
  return { ids: [...new Set(ids)].slice(0, MAX_IDS), locals: [...new Set(locals)].slice(0, MAX_IDS) }
}
