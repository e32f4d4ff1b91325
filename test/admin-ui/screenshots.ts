// `npm run screenshots [all] [part of a name…]`: pictures of every page into dist/screenshots, to
// be looked at in full size: the four looks that differ most, or all of them.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../support.ts'
import { LOOKS, look, openBrowser, sitAs } from './browser.ts'
import { furnish } from './furnish.ts'
import { PAGES, STATES } from './pages.ts'
import { startService } from './service.ts'

const SIZE = 20_000
const asked = process.argv.slice(2)
const wanted = asked.filter((each) => each !== 'all')
// Both languages, wide and narrow; dark where English is wide.
const SHOWN = LOOKS.filter(({ language, width, theme }) =>
  width === 390 ? theme === 'light' : (theme === 'dark') === (language === 'en'),
)
const looksAt = asked.length > wanted.length ? LOOKS : SHOWN
const views = [...PAGES, ...STATES].filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
)
const folder = join(ROOT, 'dist/screenshots')
mkdirSync(folder, { recursive: true })

const [service, browser] = await Promise.all([startService(), openBrowser()])
try {
  const simulation = await furnish(service, SIZE)
  for (const person of new Set(views.map(({ by }) => by))) {
    const { page, faults } = await sitAs(browser, service, person)
    for (const { name, path, ready, reach } of views.filter(({ by }) => by === person)) {
      for (const looks of looksAt) {
        await look(page, looks)
        await page.goto('about:blank')
        await page.goto(path.replace('SIMULATION', simulation))
        await page.waitForSelector(ready)
        await reach?.(page)
        await page.waitForLoadState('networkidle')
        // Editors scroll inside; everything else is shown to its end.
        const fullPage = !/^(editor|read-only)/.test(name) && reach === undefined
        const { language, width, theme } = looks
        const file = join(folder, `${name}-${language}-${width}-${theme}.png`)
        await page.screenshot({ path: file, fullPage })
      }
      process.stdout.write(`dist/screenshots/${name}-*.png\n`)
    }
    for (const fault of faults) process.stderr.write(`${person}: ${fault}\n`)
  }
} finally {
  await browser.close()
  await service.stop()
}
