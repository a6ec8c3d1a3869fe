/** A browser without scripts, over real HTTP: keeps its cookies, follows redirects, posts what the form of a page holds. */
export class Browser {
  readonly #origin: string
  readonly #cookies = new Map<string, string>()

  constructor(origin: string) {
    this.#origin = origin
  }

  get(path: string, method: 'GET' | 'HEAD' = 'GET'): Promise<Page> {
    return this.#send(path, { method })
  }

  post(path: string, inputs: { [name: string]: string }): Promise<Page> {
    return this.#send(path, {
      method: 'POST',
      body: new URLSearchParams(inputs),
      headers: { origin: this.#origin, 'sec-fetch-site': 'same-origin' },
    })
  }

  /** Post the form of a page that goes to `action`, with some of its inputs changed or a button's name and value added. */
  submit(page: Page, action: RegExp, changes: { [name: string]: string } = {}): Promise<Page> {
    const form = formsOf(page.html).find(it => action.test(it.action))
    if (!form) throw new Error(`There is no form to ${action} on ${page.path}:\n${wordsOf(page.html)}`)
    return this.post(form.action, { ...form.inputs, ...changes })
  }

  async #send(
    path: string,
    init: { method: string; body?: URLSearchParams; headers?: { [name: string]: string } },
  ): Promise<Page> {
    const answer = await fetch(new URL(path, this.#origin), {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie: this.#cookie() },
    })
    for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie)
    const to = answer.headers.get('location')
    if (to && answer.status >= 300 && answer.status < 400) {
      await answer.arrayBuffer()
      return this.#send(to, { method: 'GET' })
    }
    return { status: answer.status, path, html: await answer.text(), headers: answer.headers }
  }

  #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    if (!value || /max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }
}

export interface Page {
  status: number
  path: string
  html: string
  headers: Headers
}

/** What stands on a page, as somebody reads it. */
export const wordsOf = (html: string): string =>
  plain(html.replace(/<(script|style|head)\b.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ')

export const plain = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal) return String.fromCodePoint(Number(decimal))
    return { lt: '<', gt: '>', quot: '"', amp: '&', apos: "'", nbsp: ' ' }[name ?? ''] ?? whole
  })

interface Form {
  action: string
  inputs: { [name: string]: string }
}

function formsOf(html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, head = '', inside = '']) => {
    const inputs: Form['inputs'] = {}
    for (const [tag] of inside.matchAll(/<input\b[^>]*>/g)) {
      if (/^(radio|checkbox)$/.test(attribute(tag, 'type')) && !/\schecked\b/.test(tag)) continue
      if (attribute(tag, 'name')) inputs[attribute(tag, 'name')] = attribute(tag, 'value')
    }
    for (const [, tag = '', text = ''] of inside.matchAll(/<textarea\b([^>]*)>\n?(.*?)<\/textarea>/gs))
      inputs[attribute(tag, 'name')] = plain(text)
    for (const [, tag = '', options = ''] of inside.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
      const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([it]) => it)
      inputs[attribute(tag, 'name')] = attribute(all.find(it => /\sselected\b/.test(it)) ?? all[0] ?? '', 'value')
    }
    return { action: attribute(head, 'action'), inputs }
  })
}

export const attribute = (tag: string, name: string): string =>
  plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
