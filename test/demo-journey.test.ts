import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../src/demo/port.ts'
import { samples } from '../src/demo/samples.ts'
import { DemoProcess } from './support/demo-process.ts'
import { temporaryFolder } from './support/folder.ts'

const CHROMIUM = '/usr/bin/chromium'
const there = existsSync(CHROMIUM)
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const START_MS = 60_000
const JAN = 'inkoop@voorbeeld-ict.example'
const ELS = 'inkoop@bosveld.example'
const KARIM = 'servicedesk@voorbeeld-ict.example'

const folder = temporaryFolder()
let demo: DemoProcess
let url: string
let browser: Browser

beforeAll(async () => {
  if (!there) return
  demo = new DemoProcess(folder.path, await freePort())
  await demo.says('Mails, as they are dealt with', START_MS)
  url = demo.environment()['PUBLIC_URL'] ?? ''
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  await demo.says(new RegExp(`(?:^ {2}[✓●] .*\\n){${samples.length}}`, 'm'), START_MS)
}, 3 * START_MS)

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
  folder[Symbol.dispose]()
})

const journey = test.runIf(there)

async function open(
  path: string,
  { width = 1300, dark = false, scripts = true } = {},
): Promise<Page & AsyncDisposable> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: scripts,
    locale: 'nl-NL',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(url + path)
  return Object.assign(page, { [Symbol.asyncDispose]: () => context.close() })
}

const mailbox = (address: string) => `/dev/mailboxes/${encodeURIComponent(address)}`

journey(
  'an order is approved in the desk, waits ten seconds, and is read in the customer’s mailbox',
  { timeout: START_MS },
  async () => {
    await using page = await open('/desk/queue')
    await page
      .getByRole('link', { name: /PO 4500123/ })
      .first()
      .click()
    // what was read is marked where it stands in the mail, beside its field
    await expect.poll(() => page.locator('mark').allInnerTexts()).toContain('Kanaalweg 12')
    await page.getByRole('button', { name: /Keur goed/ }).click()
    await page.waitForURL(/done=/)
    await page.goto(`${url}${mailbox(JAN)}`)
    expect(await page.getByRole('link', { name: /Orderbevestiging/ }).count()).toBe(0)
    await expect
      .poll(
        async () => {
          await page.reload()
          return page.getByRole('link', { name: /Orderbevestiging/ }).count()
        },
        { timeout: 30_000, interval: 500 },
      )
      .toBe(1)
    await page.getByRole('link', { name: /Orderbevestiging/ }).click()
    await page.getByRole('link', { name: 'Tekst' }).click()
    expect(await page.locator('pre').innerText()).toContain('4500123')
  },
)

journey(
  'a customer answers our question, without any script, and the item has the answer',
  { timeout: START_MS },
  async () => {
    await using page = await open(mailbox(KARIM), { scripts: false })
    await page
      .getByRole('link', { name: /Customer Portal/ })
      .first()
      .click()
    await page.getByRole('link', { name: 'Antwoord als klant' }).click()
    await page.locator('#text').fill(`Beheerder wordt ${JAN}`)
    await page.locator('form[action="/dev/send"] button').click()
    await page.waitForURL(/\/dev\/trace/)
    // loads itself again until nothing moves any more
    await page.getByText('Verder gebeurt er vanzelf niets meer').waitFor()
    expect(await page.locator('.way').innerText()).toContain('gevoegd bij behandeling')
    await page.getByRole('link', { name: 'Beoordeel' }).click()
    expect(await page.locator(`input[value="${JAN}"]`).count()).toBe(1)
  },
)

journey(
  'access is approved; the customer follows the link in the mail, chooses a password and sees his orders',
  { timeout: 2 * START_MS },
  async () => {
    await using page = await open('/desk/queue')
    await page.getByRole('link', { name: /Customer Portal · Bosveld/ }).click()
    await page.getByRole('button', { name: /Geef toegang/ }).click()
    await page.waitForURL(/done=/)
    const activation = page.getByRole('link', { name: /Activeer/ })
    await expect
      .poll(
        async () => {
          await page.goto(`${url}${mailbox(ELS)}`)
          return activation.count()
        },
        { timeout: 40_000, interval: 500 },
      )
      .toBe(1)
    await activation.click()
    const [portal] = await Promise.all([
      page.context().waitForEvent('page'),
      page.frameLocator('iframe').locator('a[href*="/portal/activate/"]').first().click(),
    ])
    await portal.locator('input[type="password"]').first().fill('Lindeblad-in-de-wind-7')
    await portal.locator('main button').first().click()
    await portal.waitForURL(/\/portal\/?(?:$|\?)/)
    expect(await portal.locator('main').innerText()).toContain('EERDER-')
  },
)

journey(
  'the worker is killed while mails come in: all are dealt with, none twice',
  { timeout: 2 * START_MS },
  async () => {
    await using page = await open('/dev/break')
    const counts = async () => {
      await page.goto(`${url}/dev/break`)
      const words = await page.locator('.counts').innerText()
      const [delivered, stored, open, , , twice] = words.match(/\d+$/gm)?.map(Number) ?? []
      return { missing: (delivered ?? 0) - (stored ?? 0), open, twice }
    }
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < 4; n++) {
        await page.goto(`${url}/dev/send`)
        await page.locator(`button[value="${n % 2 ? 'newsletter' : 'nobody-can-classify'}"]`).click()
        await page.waitForURL(/\/dev\/trace/)
        if (n === 2) {
          await page.goto(`${url}/dev/break`)
          await page.getByRole('button', { name: 'Beëindig het nu' }).click()
        }
      }
      await expect.poll(counts, { timeout: START_MS, interval: 500 }).toEqual({ missing: 0, open: 0, twice: 0 })
      await page.getByText('Het draait.').waitFor()
    }
    expect(await page.locator('main').innerText()).toContain('2 keer beëindigd')
  },
)

journey(
  'the demo’s pages are usable for everybody: no finding of axe, in light and dark, wide and narrow',
  { timeout: 2 * START_MS },
  async () => {
    const place = encodeURIComponent('orderportal@lindehout.example:1')
    const paths = [
      '/dev/send',
      `/dev/trace?mail=${place}`,
      '/dev/mailboxes',
      mailbox(JAN),
      `${mailbox(JAN)}/1`,
      '/dev/break',
      '/dev/time',
      '/desk/queue',
    ]
    for (const { width, dark } of [
      { width: 1300, dark: false },
      { width: 390, dark: true },
    ]) {
      await using page = await open('/dev/send', { width, dark })
      for (const path of paths) {
        await page.goto(url + path)
        await page.evaluate(AXE)
        const found = await page.evaluate<string[]>(
          `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
           .then(it => it.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120)).join(' ')))`,
        )
        expect(found, `${path} at ${width}`).toEqual([])
        expect(
          await page.evaluate<number>('document.documentElement.scrollWidth'),
          `${path} at ${width}`,
        ).toBeLessThanOrEqual(width)
      }
    }
  },
)
