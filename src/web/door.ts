import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** The address of the web, from the first second on: before there is anything to show it says what is waited for. */
export interface Door {
  url: string
  /** One plain English sentence for /healthz and /readyz. */
  waitFor(sentence: string): void
  /** From here on every request goes to the pages. */
  open(pages: Handler): void
  /** Nobody comes in any more; who is inside gets an answer, if it does not take long. */
  close(): Promise<void>
}

const KEEP_ALIVE_MS = 72_000
const RETRY_SECONDS = 5
const LAST_ANSWERS_MS = 2000

/** Listen at once. Rejects with one sentence when the port is taken. */
export async function openDoor({ host, port }: { host: string; port: number }): Promise<Door> {
  let waits = 'Postbode starts.'
  let pages: Handler = (request, response) => answerMeanwhile(request, response, waits)
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => pages(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: Error & { code?: string }) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`port ${port} of ${host} is taken: set PORT to another one`, { cause: error })
          : error,
      ),
    )
    server.listen({ host, port }, resolve)
  })
  return {
    url: urlOf(server.address() as AddressInfo),
    waitFor: sentence => void (waits = sentence),
    open: them => void (pages = them),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS).unref()
      }),
  }
}

/** Alive, not ready; a person is told to wait. */
function answerMeanwhile(request: IncomingMessage, response: ServerResponse, waits: string): void {
  const path = (request.url ?? '').split('?')[0]
  request.resume() // what is posted meanwhile is not kept
  if (path === '/healthz') return send(response, 200, 'application/json', JSON.stringify({ status: 'ok', waits }))
  const findings = [{ what: 'start', ok: false, says: waits }]
  if (path === '/readyz') return send(response, 503, 'application/json', JSON.stringify({ ready: false, findings }))
  const language = /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'nl'
  send(response, 503, 'text/html', pageOf(language))
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    ...(status === 503 && { 'retry-after': String(RETRY_SECONDS) }),
  })
  response.end(body)
}

const WORDS = {
  nl: ['Nog even', 'De orderdesk is aan het opstarten. Deze pagina laadt vanzelf opnieuw.'],
  en: ['One moment', 'The order desk is starting. This page reloads by itself.'],
} as const

function pageOf(language: 'nl' | 'en'): string {
  const [title, text] = WORDS[language]
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="${RETRY_SECONDS}"><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`
}

const urlOf = ({ address, family, port }: AddressInfo) =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
