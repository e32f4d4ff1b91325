// Every page and what it comes to, in both languages, wide and narrow, light and dark: no
// accessibility violation, no fault of a script, of the policy or of a request outside, and
// nothing wider than the screen.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { size } from '../support.ts'
import { violations } from './axe.ts'
import { type Looks, look, openBrowser, signIn, sit } from './browser.ts'
import { EMPTY, PAGES, STATES, type View } from './pages.ts'
import { furnish, PASSWORD, type Service, startService } from './service.ts'

let service: Service
let browser: Browser
let simulation = ''

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startService(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await service?.stop()
})

const LOOKS: Required<Looks>[] = [390, 1440].flatMap((width) =>
  (['zh', 'en'] as const).flatMap((language) =>
    (['light', 'dark'] as const).map((theme) => ({ language, theme, width, height: 844 })),
  ),
)

// A look and its opposite, another pair for the next view; all of them in the proof.
const looksOf = (place: number) =>
  size(1, 0) === 1 ? LOOKS : [LOOKS[place % 4]!, LOOKS[7 - (place % 4)]!]

async function faultsOf(page: Page, where: string): Promise<string[]> {
  const found = await violations(page)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  if (wide > 1) found.push(`is ${wide} px wider than the screen`)
  return found.map((each) => `${where}: ${each}`)
}

async function sweep(views: readonly View[]): Promise<string[]> {
  const found: string[] = []
  for (const person of new Set(views.map(({ by }) => by))) {
    const { page, context, faults } = await sit(browser, service.url)
    await signIn(page, person === 'admin' ? service.administrator : person, PASSWORD)
    for (const [i, { name, path, by, ready, reach }] of views.entries()) {
      if (by !== person) continue
      for (const looks of looksOf(i)) {
        const { language, theme, width } = looks
        const where = `${name} ${language} ${theme} ${width}`
        try {
          await look(page, looks)
          await page.goto('about:blank')
          await page.goto(path.replace('SIMULATION', simulation))
          await page.waitForSelector(ready)
          await reach?.(page)
          found.push(...(await faultsOf(page, where)))
        } catch (error) {
          found.push(`${where}: ${String(error).slice(0, 300)}`)
        }
      }
    }
    found.push(...faults.map((each) => `${person}: ${each}`))
    await context.close()
  }
  return found
}

describe('where nothing has been made yet', () => {
  it('pages say so, accessibly', async () => {
    expect(await sweep(EMPTY)).toEqual([])
  })
})

describe('in every language, width and light', () => {
  beforeAll(async () => {
    simulation = await furnish(service.url)
  })

  it('signing in is accessible', async () => {
    const found: string[] = []
    const { page, context, faults } = await sit(browser, service.url)
    await page.goto('/')
    for (const looks of looksOf(1)) {
      await look(page, looks)
      await page.reload()
      await page.waitForSelector('#sign-in-name')
      await page.fill('#sign-in-name', 'nobody')
      await page.fill('#sign-in-password', 'wrong')
      await page.click('lx-sign-in [type=submit]')
      await page.waitForSelector('lx-sign-in [role=alert]:not(:empty)')
      found.push(...(await faultsOf(page, `${looks.language} ${looks.theme} ${looks.width}`)))
    }
    expect([...found, ...faults]).toEqual([])
    await context.close()
  })

  it('every page is accessible and fits', async () => {
    expect(await sweep(PAGES)).toEqual([])
  })

  it('so is everything that a page comes to', async () => {
    expect(await sweep(STATES)).toEqual([])
  })

  it('so is a page that waits for the server, and one that cannot reach it', async () => {
    const found: string[] = []
    const { page, context, faults } = await sit(browser, service.url)
    await signIn(page, 'liwenjing', PASSWORD)
    for (const { name, path } of PAGES.filter(({ by }) => by === 'liwenjing')) {
      let release = () => {}
      const held = new Promise<void>((resolve) => {
        release = resolve
      })
      await page.goto('/#/parts')
      await page.waitForSelector('lx-ladder svg')
      await page.route('**/v1/**', async (route) => {
        await held
        await route.abort()
      })
      await page.goto(path)
      await page.waitForSelector('main > *')
      found.push(...(await faultsOf(page, `${name} waiting`)))
      release()
      if (!['subject', 'account', 'parts'].includes(name))
        await page.waitForSelector('[role=alert]:not(:empty)')
      found.push(...(await faultsOf(page, `${name} unreachable`)))
      await page.unroute('**/v1/**')
    }
    expect([...found, ...faults]).toEqual([])
    await context.close()
  })
})
