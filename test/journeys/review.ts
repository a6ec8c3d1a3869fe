import { eventually } from './daemon.ts'
import { type Browser, type Page, plain, wordsOf } from './browser.ts'

/** What the review page says that an outcome will send. */
export interface Shown {
  heading: string
  to: string
  subject: string
  text: string
}

/** The mails under "Answer" of a review page, as a colleague reads them before deciding. */
export function answersOn({ html }: Page): Shown[] {
  const panel = /<article class="panel answers".*?<\/article>/s.exec(html)?.[0] ?? ''
  return [...panel.matchAll(/<section>(.*?)<\/section>/gs)].flatMap(([, section = '']) => {
    const text = /<div class="document answer-text">(.*?)<\/div>/s.exec(section)?.[1]
    if (text === undefined) return []
    return {
      heading: wordsOf(/<h3>(.*?)<\/h3>/s.exec(section)?.[1] ?? '').trim(),
      to: plain(/<dd>(.*?)<\/dd>/s.exec(section)?.[1] ?? ''),
      subject: plain(/<dd class="answer-subject">(.*?)<\/dd>/s.exec(section)?.[1] ?? ''),
      text: plain(text),
    }
  })
}

/** Open the item of a run and look at it; throws when nothing waits there for a colleague. */
export async function review(desk: Browser, run: string): Promise<Page> {
  const page = await desk.get(`/desk/items/${run}`)
  if (page.status !== 200 || !page.html.includes('id="review"'))
    throw new Error(`Run ${run} has no open item: ${page.status} ${page.path} ${wordsOf(page.html)}`)
  return page
}

/** The item once it is there: after a reply it comes back. */
export const reviewAgain = (desk: Browser, run: string): Promise<Page> =>
  eventually(`the item of run ${run}`, () => review(desk, run).catch(() => undefined))

/** Press the button of an outcome on a review page. */
export async function decide(
  desk: Browser,
  page: Page,
  outcome: string,
  changes: { [name: string]: string } = {},
): Promise<Page> {
  const after = await desk.submit(page, /\/desk\/items\//, { outcome, ...changes })
  if (after.status !== 200 || !after.path.includes('done='))
    throw new Error(`Not decided: ${after.status} ${after.path} ${wordsOf(after.html)}`)
  return after
}
