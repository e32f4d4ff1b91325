// axe on an open page, told as sentences.
import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Violation = { id: string; impact: string; nodes: { html: string; failureSummary?: string }[] }

type Axe = {
  run: (where: unknown, options: unknown) => Promise<{ violations: Violation[] }>
}

/**
 * What WCAG 2.1 AA finds wrong with the page as it stands; of an open dialog with the dialog
 * alone, since nothing behind it can be reached and the page is looked at without it.
 */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document.querySelector('dialog:modal') ?? document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      // What passes is told nobody, so nothing is found out about it.
      resultTypes: ['violations'],
    })
    return violations
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

/**
 * What makes the page wider than the screen: the innermost things that reach out of it; and on
 * narrow screens the tables that scroll sideways in their panels.
 */
export async function overhangs(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = window.innerWidth
    const scrolled = [...document.querySelectorAll('.scroll-x:has(table)')]
      .filter((each) => width < 900 && each.scrollWidth > each.clientWidth + 1)
      .map((each) => `scrolls sideways: ${each.outerHTML.slice(0, 160)}`)
    if (scrolled.length > 0) return scrolled
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
