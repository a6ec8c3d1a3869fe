/** Letters in which the kind of a file shows: UTF-16 is read by leaving its zeros out. */
const HEAD = 2000
const XML =
  /^\s*(?:<\?xml\s|<!--|<(?:\w{1,20}:)?(?:Order|cXML|ORDER|SCRDMCCBDACIOMessageStructure|StandardBusinessDocument)[\s>])/
const HTML = /<!doctype\s+html|<html[\s>]/i
const EDIFACT = /^\s*(?:UNA[^]{6}\s*U?|UN[BHG][^A-Za-z0-9\s])/
const TRADACOMS = /^\s*STX=\w{2,5}:/

/**
 * The data format that the first bytes of a file show, whatever its name and type say; a file that calls itself XML is
 * XML. A page of HTML is none.
 */
export function dataFormatOf(content: Buffer, name: string, type: string): 'xml' | 'edifact' | 'tradacoms' | undefined {
  const head = content
    .toString('latin1', 0, HEAD)
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '')
    .replaceAll('\0', '')
  if (HTML.test(head)) return undefined
  if (EDIFACT.test(head)) return 'edifact'
  if (TRADACOMS.test(head)) return 'tradacoms'
  const isNamed = /\.xml$/i.test(name) || /^(?:text|application)\/(?:[\w.-]+\+)?xml$/.test(type)
  return XML.test(head) || (isNamed && head.trimStart().startsWith('<')) ? 'xml' : undefined
}
