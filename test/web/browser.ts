import type { FastifyInstance } from 'fastify'

/** A browser without scripts: keeps its cookies, follows nothing, posts what the form of a page holds. */
export interface Browser {
  get(url: string): Promise<Answer>
  post(url: string, body: Record<string, string>, headers?: Record<string, string>): Promise<Answer>
  /** Post the form of a page whose action fits, with some of its inputs changed. */
  submit(
    page: Answer,
    action: RegExp,
    changes?: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Answer>
  cookies(): Map<string, string>
}

interface Answer {
  status: number
  html: string
  to: string
  headers: Record<string, unknown>
}

let browsers = 0

/** Each at an address of its own, unless told otherwise. */
export function browser(
  app: FastifyInstance,
  before: Map<string, string> = new Map(),
  remoteAddress = `10.0.${Math.floor(++browsers / 250)}.${browsers % 250}`,
): Browser {
  const jar = new Map(before)

  async function send(
    method: 'GET' | 'POST',
    url: string,
    payload?: string,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const type = payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await app.inject({
      remoteAddress,
      method,
      url,
      headers: { cookie, ...type, ...headers },
      ...(payload !== undefined && { payload }),
    })
    for (const { name, value } of answer.cookies)
      if (value) jar.set(name, value)
      else jar.delete(name)
    return {
      status: answer.statusCode,
      html: answer.body,
      to: answer.headers.location ?? '',
      headers: answer.headers,
    }
  }
  const post: Browser['post'] = (url, body, headers) => send('POST', url, new URLSearchParams(body).toString(), headers)

  return {
    get: url => send('GET', url),
    post,
    submit(page, action, changes = {}, headers) {
      const form = forms(page.html).find(it => action.test(it.action))
      if (!form) throw new Error(`no form goes to ${action}: ${page.status} ${page.html.slice(0, 300)}`)
      return post(form.action, { ...form.inputs, ...changes }, headers)
    },
    cookies: () => new Map(jar),
  }
}

function forms(html: string): { action: string; inputs: Record<string, string> }[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, attributes, inside]) => {
    const inputs = [...inside!.matchAll(/<input\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'name'),
      attribute(tag, 'value'),
    ])
    return { action: attribute(attributes!, 'action'), inputs: Object.fromEntries(inputs) as Record<string, string> }
  })
}

const attribute = (tag: string, name: string) => unescape(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
const unescape = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x3D;', '=')
    .replaceAll('&amp;', '&')
