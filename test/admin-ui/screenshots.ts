// `npm run screenshots`: a picture of every page into dist/screenshots, wide and narrow, light and
// dark, to be looked at.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../support.ts'
import { openBrowser, signIn, sit } from './browser.ts'
import { PAGES } from './pages.ts'
import { furnish, PASSWORD, startService } from './service.ts'

const LOOKS = [
  { name: '', width: 1440, height: 900, theme: 'light', language: 'zh' },
  { name: '-dark', width: 1440, height: 900, theme: 'dark', language: 'zh' },
  { name: '-narrow', width: 390, height: 844, theme: 'light', language: 'zh' },
  { name: '-english', width: 1366, height: 768, theme: 'light', language: 'en' },
] as const

const folder = join(ROOT, 'dist/screenshots')
mkdirSync(folder, { recursive: true })
const [service, browser] = await Promise.all([startService(), openBrowser()])
try {
  const simulation = await furnish(service.url, Number(process.argv[2] ?? 20_000))
  for (const looks of LOOKS) {
    for (const person of [...new Set(PAGES.map(({ by }) => by))]) {
      const { page, context, faults } = await sit(browser, service.url, looks)
      await signIn(page, person === 'admin' ? service.administrator : person, PASSWORD)
      for (const { name, path, ready } of PAGES.filter(({ by }) => by === person)) {
        await page.goto(path.replace('SIMULATION', simulation))
        await page.waitForSelector(ready)
        await page.waitForTimeout(name === 'editor' ? 3000 : 600)
        const fullPage = !name.startsWith('editor')
        await page.screenshot({ path: join(folder, `${name}${looks.name}.png`), fullPage })
      }
      for (const fault of faults) process.stderr.write(`${person}${looks.name}: ${fault}\n`)
      await context.close()
    }
    process.stdout.write(`dist/screenshots/*${looks.name}.png\n`)
  }
} finally {
  await browser.close()
  await service.stop()
}
