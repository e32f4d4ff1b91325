// Every page, in both languages, wide and narrow, light and dark: no accessibility violation, no
// fault of a script, of the policy, or a request outside, and nothing wider than the screen.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from './axe.ts'
import { type Looks, openBrowser, signIn, sit } from './browser.ts'
import { PAGES } from './pages.ts'
import { furnish, PASSWORD, type Service, startService } from './service.ts'

let service: Service
let browser: Browser
let simulation = ''

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startService(), openBrowser()])
  simulation = await furnish(service.url)
})

afterAll(async () => {
  await browser?.close()
  await service?.stop()
})

const LOOKS: Looks[] = [
  { language: 'zh', theme: 'light', width: 1440, height: 900 },
  { language: 'en', theme: 'dark', width: 1440, height: 900 },
  { language: 'zh', theme: 'dark', width: 390, height: 844 },
  { language: 'en', theme: 'light', width: 390, height: 844 },
]

describe.each(LOOKS)('in $language, $theme, $width wide', (looks) => {
  it('signing in is accessible', async () => {
    const { page, context, faults } = await sit(browser, service.url, looks)
    await page.goto('/')
    await page.waitForSelector('#sign-in-name')
    expect([...(await violations(page)), ...faults]).toEqual([])
    await context.close()
  })

  it('every page of everybody is accessible and fits', async () => {
    const found: string[] = []
    for (const person of [...new Set(PAGES.map(({ by }) => by))]) {
      const { page, context, faults } = await sit(browser, service.url, looks)
      await signIn(page, person === 'admin' ? service.administrator : person, PASSWORD)
      for (const { path, ready } of PAGES.filter(({ by }) => by === person)) {
        await page.goto(path.replace('SIMULATION', simulation))
        await page.waitForSelector(ready)
        found.push(...(await violations(page)).map((each) => `${path} ${each}`))
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth > window.innerWidth + 1,
        )
        if (wide) found.push(`${path} is wider than the screen`)
      }
      found.push(...faults.map((each) => `${person}: ${each}`))
      await context.close()
    }
    expect(found).toEqual([])
  })
})
