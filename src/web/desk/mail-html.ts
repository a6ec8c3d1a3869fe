import { Parser } from 'htmlparser2'
import sanitize, { type Tag } from 'sanitize-html'
import type { Attachment } from '../../mail/message.ts'

const MAX_HTML = 1_000_000
const MAX_IMAGE = 500_000
// no mail that a person wrote comes near; cleaning takes quadratic time beyond
const MAX_DEPTH = 200
const IMAGE = /^image\/(png|jpeg|gif|webp)$/

/**
 * The HTML of a mail as it may be shown: no scripts, forms, links or anything from elsewhere; only pictures that came with the
 * mail. The frame that shows it has its own walls (mail-frame.ts).
 */
export function safeHtml(html: string, attachments: Attachment[]): string {
  const pictures = new Map(
    attachments
      .filter(it => it.contentId && IMAGE.test(it.type) && it.content.length <= MAX_IMAGE)
      .map(it => [it.contentId!.replace(/^<|>$/g, ''), it]),
  )
  const body = sanitize(shallow(html.slice(0, MAX_HTML)), {
    allowedTags: [...sanitize.defaults.allowedTags, 'img', 'center', 'font', 'u', 'del', 'ins'],
    allowedAttributes: {
      '*': ['style', 'align', 'valign', 'bgcolor', 'width', 'height', 'dir', 'lang', 'title'],
      img: ['src', 'alt', 'width', 'height'],
      font: ['color', 'size'],
      td: ['colspan', 'rowspan', 'align', 'valign', 'bgcolor', 'width', 'style'],
      th: ['colspan', 'rowspan', 'align', 'valign', 'bgcolor', 'width', 'style'],
      table: ['border', 'cellpadding', 'cellspacing', 'width', 'align', 'bgcolor', 'style'],
    },
    allowedStyles: { '*': STYLES },
    allowedSchemes: [],
    allowedSchemesByTag: { img: ['data'] },
    nestingLimit: 100,
    transformTags: {
      // where it leads can be read, not followed
      a: (_tag, { href }): Tag => ({ tagName: 'u', attribs: href ? { title: href.slice(0, 500) } : {} }),
      img: (_tag, { src, alt }): Tag => {
        const picture = pictures.get((src ?? '').replace(/^cid:/i, ''))
        if (!picture) return { tagName: 'span', attribs: {}, text: alt ?? '' }
        const data = `data:${picture.type};base64,${picture.content.toString('base64')}`
        return { tagName: 'img', attribs: { src: data, alt: alt ?? '' } }
      },
    },
  })
  return `<!doctype html><html><head><meta charset="utf-8"><title>mail</title><style>body{font:15px/1.45 system-ui,sans-serif;margin:12px;color:#1f2123;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}</style></head><body>${body}</body></html>`
}

/** The HTML up to where it nests too deeply. Linear. */
function shallow(html: string): string {
  let depth = 0
  let end = html.length
  const parser = new Parser({
    onopentag: () => {
      depth++
      if (depth <= MAX_DEPTH || end < html.length) return
      end = parser.startIndex
      parser.pause()
    },
    onclosetag: () => void depth--,
  })
  parser.write(html)
  return html.slice(0, end)
}

const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s,.%]{1,40}\)$/i, /^[a-z]{3,20}$/i]
const LENGTH = [/^-?\d{1,4}(\.\d{1,3})?(px|pt|em|rem|%)?( \d{1,4}(\.\d{1,3})?(px|pt|em|rem|%)?){0,3}$/]

/** Nothing that moves a thing out of its place: an overlay could pass for a page of ours. */
const STYLES = {
  color: COLOUR,
  'background-color': COLOUR,
  background: COLOUR,
  'text-align': [/^(left|right|center|justify|start|end)$/],
  'font-weight': [/^(bold|normal|[1-9]00)$/],
  'font-style': [/^(italic|normal)$/],
  'font-size': LENGTH,
  'font-family': [/^[\w\s,'"-]{1,120}$/],
  'line-height': [/^\d(\.\d{1,3})?$/, ...LENGTH],
  'text-decoration': [/^(underline|none|line-through)$/],
  padding: LENGTH,
  width: LENGTH,
  'max-width': LENGTH,
  border: [/^\d{1,2}px (solid|dashed|dotted) (#[0-9a-f]{3,8}|[a-z]{3,20})$/i],
  'border-collapse': [/^(collapse|separate)$/],
  'white-space': [/^(normal|pre-wrap|nowrap)$/],
}
