// axe on an open page, told as sentences.
import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Violation = { id: string; impact: string; nodes: { html: string; failureSummary?: string }[] }

/** What WCAG 2.1 AA finds wrong with the page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (options: unknown) => Promise<{ violations: unknown[] }> }
    }
    const { violations: all } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    })
    return all as Violation[]
  })
  return found.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map(
        ({ html, failureSummary }) =>
          `${id}: ${html.slice(0, 160)} — ${failureSummary?.split('\n')[1]?.trim() ?? ''}`,
      ),
  )
}

/** What makes the page wider than the screen: the innermost things that reach out of it. */
export async function overhangs(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = window.innerWidth
    if (document.documentElement.scrollWidth <= width + 1) return []
    const out = [...document.body.querySelectorAll('*')].filter(
      (each) => each.getBoundingClientRect().right > width + 1,
    )
    return out
      .filter((each) => !out.some((other) => other !== each && each.contains(other)))
      .slice(0, 3)
      .map((each) => `wider than the screen: ${each.outerHTML.slice(0, 160)}`)
  })
}
