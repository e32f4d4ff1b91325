// What every page says while the server cannot be reached or fails, and that it works again.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type Seat, sitAs } from './browser.ts'
import { PAGES } from './pages.ts'
import { startFurnished } from './service.ts'

let service: Awaited<ReturnType<typeof startFurnished>>
let browser: Browser
const seats = new Map<string, Seat>()

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startFurnished(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await service?.stop()
})

async function seatOf(person: string): Promise<Page> {
  let seat = seats.get(person)
  if (!seat) {
    seat = await sitAs(browser, service, person)
    seats.set(person, seat)
  }
  return seat.page
}

// The tabs of the editor are one page; an account asks for nothing; the page of parts always
// shows what trouble looks like.
const LEFT_OUT = /^(account|parts|editor-.*)$/
const ASKING = PAGES.filter(({ name }) => !LEFT_OUT.test(name))

describe('while the server cannot be reached', () => {
  it.each(ASKING.map((view, i) => [view.name, view, i] as const))(
    '%s says so, and is there once it is back',
    async (_, { path, by, ready }, i) => {
      const page = await seatOf(by)
      await page.goto('/#/account')
      await page.waitForSelector('lx-page-account form')
      // Every second page meets a server that fails instead of none.
      await page.route('**/v1/**', (route) =>
        i % 2 === 0 ? route.abort() : route.fulfill({ status: 503, body: 'upstream' }),
      )
      await page.evaluate(
        (to) => {
          location.hash = to.slice(2)
        },
        path.replace('SIMULATION', service.simulation),
      )
      const trouble = page.locator('[role=alert]:has(button:has-text("再试一次"))').first()
      await trouble.waitFor()
      expect(await trouble.textContent()).toContain(i % 2 === 0 ? '没有连上服务器' : '服务器')
      await page.unroute('**/v1/**')
      // Parts that were asked for apart are asked for again apart.
      for (let parts = await page.locator('.trouble').count(); parts > 0; parts--)
        await trouble.locator('button').click()
      await page.waitForSelector(ready)
      await page.waitForSelector('.trouble', { state: 'detached' })
    },
  )

  it('goes without any fault of a script', () => {
    expect([...seats.values()].flatMap(({ faults }) => faults)).toEqual([])
  })
})

describe('a page left open while the pages are updated', () => {
  it('says that a part of it is gone, and is there once loaded again', async () => {
    const page = await seatOf('liwenjing')
    await page.goto('/#/rulesets/hangzhou-metrology/v2/edit')
    await page.waitForSelector('lx-page-editor lx-editor-middle')
    await page.route('**/lx-source-*.js', (route) => route.fulfill({ status: 404, body: '' }))
    await page.evaluate(() => {
      location.hash += '?view=source'
    })
    const told = page.locator('[role=alert]:has-text("这一页有一部分没有取到")')
    await told.waitFor()
    await page.unroute('**/lx-source-*.js')
    await told.locator('button').click()
    await page.waitForSelector('lx-source .cm-line')
    expect(await told.count()).toBe(0)
  })
})
