// Every page and what it comes to, in both languages, wide and narrow, light and dark: no
// accessibility violation, no fault of a script, of the policy or of a request outside, and
// nothing wider than the screen.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { size } from '../support.ts'
import { overhangs, violations } from './axe.ts'
import { LOOKS, look, openBrowser, sit, sitAs } from './browser.ts'
import { EMPTY, PAGES, STATES, type View } from './pages.ts'
import { type Service, startFurnished, startService } from './service.ts'

let service: Service
let browser: Browser
let simulation = ''

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => browser?.close())

const FULL = size(1, 0) === 1
/** All looks in the proof; otherwise narrow Chinese in the light and its opposite in turns. */
const looksOf = (place: number) => (FULL ? LOOKS : [LOOKS[(place % 2) * 7]!])

async function faultsOf(page: Page, where: string): Promise<string[]> {
  const found = await violations(page)
  found.push(...(await overhangs(page)))
  return found.map((each) => `${where}: ${each}`)
}

async function sweep(views: readonly View[]): Promise<string[]> {
  const found: string[] = []
  for (const person of new Set(views.map(({ by }) => by))) {
    const { page, context, faults } = await sitAs(browser, service, person)
    for (const looks of LOOKS) {
      const { language, theme, width } = looks
      let open = false
      for (const [i, { name, path, by, ready, reach }] of views.entries()) {
        if (by !== person || !looksOf(i).includes(looks)) continue
        const where = `${name} ${language} ${theme} ${width}`
        try {
          // Loaded anew where the look changes or a dialog was left open; else only led to.
          if (!open) {
            await look(page, looks)
            await page.goto('about:blank')
          }
          open = reach === undefined
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
  beforeAll(async () => {
    service = await startService()
  })

  afterAll(() => service?.stop())

  it('pages say so, accessibly', async () => {
    expect(await sweep(EMPTY)).toEqual([])
  })
})

describe('in every language, width and light', () => {
  beforeAll(async () => {
    const furnished = await startFurnished()
    service = furnished
    simulation = furnished.simulation
  })

  afterAll(() => service?.stop())

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
})
