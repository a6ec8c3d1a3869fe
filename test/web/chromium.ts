import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const CHROMIUM = '/usr/bin/chromium'
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Without it the tests in a browser are left out. */
export const chromiumIsThere = existsSync(CHROMIUM)

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] })

export interface Look {
  width?: number
  dark?: boolean
  scripts?: boolean
  language?: 'nl' | 'en'
  cookies?: Parameters<Awaited<ReturnType<Browser['newContext']>>['addCookies']>[0]
}

/** A page in a context of its own: `await using page = await openPage(browser, url, look)`. */
export async function openPage(browser: Browser, url: string, look: Look = {}): Promise<Page & AsyncDisposable> {
  const { width = 1440, dark = false, scripts = true, language = 'nl', cookies = [] } = look
  const options: BrowserContextOptions = {
    viewport: viewport(width),
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: scripts,
    locale: language === 'nl' ? 'nl-NL' : 'en-GB',
    reducedMotion: 'reduce',
  }
  const context = await browser.newContext(options)
  await context.addCookies(cookies)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(url)
  return Object.assign(page, { [Symbol.asyncDispose]: () => context.close() })
}

export const viewport = (width: number) => ({ width, height: width > 700 ? 900 : 844 })

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** All that a page in other colours can break. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/** What keeps somebody from using the page, by the rules of WCAG 2.2 AA. */
export async function violations(page: Page, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(AXE)
  const options = { resultTypes: ['violations'], runOnly: what === 'all' ? LEVELS : COLOURS }
  const found = await page.evaluate<{ id: string; nodes: { html: string; failureSummary?: string }[] }[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(it => it.violations)`,
  )
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 2)
        .map(it => `${it.html.slice(0, 160)} ${it.failureSummary ?? ''}`)
        .join(' | ')}`,
  )
}

/** How many pixels have to be scrolled sideways: 0 is well. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)')
