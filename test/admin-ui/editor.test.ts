// What the editor must never do: lose something typed, let two people write over each other, run
// what a text says.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type Seat, sitAs } from './browser.ts'
import { type Caller, callerOf } from './caller.ts'
import { type Service, startService } from './service.ts'
import { PASSWORD } from './staff.ts'

const EDIT = '/#/rulesets/hangzhou-metrology/v2/edit?item=market-scale-missing'
const VERSION = '/v1/rulesets/hangzhou-metrology/versions/v2'

// A busy machine takes its time.
const SOON = { timeout: 30_000 }

let service: Service
let browser: Browser
let li: Caller
const seats: Seat[] = []

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startService(), openBrowser()])
  li = callerOf(service, 'liwenjing')
  await li('POST', '/v1/rulesets/hangzhou-metrology/versions', { from: 'v1' })
})

afterAll(async () => {
  await browser?.close()
  await service?.stop()
})

afterEach(async () => {
  expect(seats.flatMap(({ faults }) => faults)).toEqual([])
  for (const { context } of seats.splice(0)) await context.close()
})

async function open(name: string): Promise<Seat> {
  const seat = await sitAs(browser, service, name)
  seats.push(seat)
  await seat.page.goto(EDIT)
  await seat.page.waitForSelector('#item-points')
  return seat
}

async function type(page: Page, points: string): Promise<void> {
  await page.fill('#item-points', points)
  await page.press('#item-points', 'Enter')
}

const stored = async (): Promise<string> => (await li<{ text: string }>('GET', VERSION)).text
const saved = (page: Page) => page.waitForSelector('.saving:text-matches("已保存 [0-9]")')

describe('the editor', () => {
  it('keeps what was typed over a reload before it was saved', async () => {
    const { page } = await open('liwenjing')
    await page.route('**/versions/v2', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    )
    await type(page, '4')
    await page.waitForSelector('.saving:has-text("未保存")')
    await page.unroute('**/versions/v2')
    await page.reload()
    await page.waitForSelector('text=已恢复本机保留的修改')
    expect(await page.inputValue('#item-points')).toBe('4')
    await saved(page)
    expect(await stored()).toContain('points: -4')
  })

  it('keeps over a reload what was typed into a field and not left yet', async () => {
    const { page } = await open('liwenjing')
    await page.click('#item-points')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('3.5')
    await page.reload()
    await page.waitForSelector('#item-points')
    expect(await page.inputValue('#item-points')).toBe('3.5')
    await saved(page)
    expect(await stored()).toContain('points: -3.5')
  })

  it('keeps it while the connection is gone, and saves when it is back', async () => {
    const { page, context } = await open('liwenjing')
    await context.setOffline(true)
    await type(page, '5')
    await page.waitForSelector('.saving:has-text("未保存")')
    await context.setOffline(false)
    await saved(page)
    expect(await stored()).toContain('points: -5')
  })

  it('keeps the reason of a change beside the rules, and lets it go with its words', async () => {
    const { page } = await open('liwenjing')
    await type(page, '5')
    const field = page.locator('[data-at="reasons.items.market-scale-missing"]')
    await field.fill('市场投诉增多，扣分应与第25项相当')
    await field.blur()
    await expect
      .poll(stored, SOON)
      .toMatch(/market-scale-missing: 市场投诉增多，扣分应与第25项相当/)
    await saved(page)
    await page.reload()
    await expect.poll(() => field.inputValue(), SOON).toContain('市场投诉增多')
    await field.fill('')
    await field.blur()
    await expect.poll(stored, SOON).not.toContain('市场投诉增多')
  })

  it('asks for the password again over the page when the session has ended', async () => {
    const { page, context } = await open('liwenjing')
    await context.clearCookies()
    await type(page, '6')
    await page.waitForSelector('dialog.again')
    await page.fill('dialog.again [name=name]', 'liwenjing')
    await page.fill('dialog.again [name=password]', PASSWORD)
    await page.click('dialog.again [type=submit]')
    await saved(page)
    expect(await page.inputValue('#item-points')).toBe('6')
    expect(await stored()).toContain('points: -6')
  })

  it('lets two people settle change by change what both have changed', async () => {
    const { page } = await open('liwenjing')
    const other = await open('wanghaifeng')
    await type(other.page, '8')
    await saved(other.page)
    await type(page, '7')
    await page.click('text=逐项核对…')
    await page.waitForSelector('dialog.conflict li')
    // Nothing is chosen for anybody, and nothing is written until it is.
    expect(await page.locator('dialog.conflict input:checked').count()).toBe(0)
    await page.click('dialog.conflict button.primary')
    await page.waitForSelector('dialog.conflict [role=alert]:has-text("还有1处没有选择")')
    expect(await stored()).toContain('points: -8')
    await page.click('dialog.conflict label:has-text("我的")')
    await page.click('dialog.conflict button.primary')
    await saved(page)
    expect(await page.evaluate(() => document.activeElement?.matches('[data-main]'))).toBe(true)
    expect(await stored()).toContain('points: -7')
  })

  it('undoes and redoes across form and source, by name', async () => {
    const { page } = await open('liwenjing')
    const before = await stored()
    await type(page, '9')
    await saved(page)
    await page.click('button:has-text("源文本")')
    await page.waitForSelector('lx-source')
    await page.click('button[aria-label^="撤销「第24项"]')
    await page.waitForFunction(() =>
      document.querySelector('.saving')?.textContent?.includes('已保存'),
    )
    await expect.poll(stored, SOON).toBe(before)
    await page.click('button[aria-label^="重做"]')
    await expect.poll(stored, SOON).toContain('points: -9')
  })

  it('adds a determination and a measure, and takes them away again', async () => {
    const { page } = await open('liwenjing')
    const fill = async (values: Record<string, string>) => {
      for (const [id, value] of Object.entries(values))
        await page.fill(`dialog[open] #${id}`, value)
      await page.click('dialog[open] [type=submit]')
    }
    await page.click('[role=tab]:has-text("直接判定")')
    await page.click('button:has-text("新增直接判定…")')
    await page.selectOption('#new-grade', 'E')
    await fill({ 'new-id': 'serious-dishonesty', 'new-cite': '办法/16' })
    await page.waitForSelector('dialog[open] .failed:has-text("这个编号已经使用")')
    await fill({ 'new-id': 'tried' })
    await page.waitForSelector('[data-at="determinations.tried"]')
    await page.click('[role=tab]:has-text("措施")')
    await page.click('[data-at="measures.B"] button:has-text("新增措施…")')
    await fill({ 'new-text': '试行', 'new-id': 'on-trial', 'new-cite': '办法/23' })
    await page.waitForSelector('[data-at="measures.B.on-trial"]')
    await expect.poll(stored, SOON).toMatch(/id: tried[\s\S]*id: on-trial/)
    await page.click('[data-at="measures.B.on-trial"] button:has-text("停用")')
    const inherits = '[id="measures.C.inherits"]'
    await page.selectOption(inherits, 'A')
    await expect.poll(stored, SOON).toMatch(/\n {2}C:\n {4}inherits: A\n/)
    await page.selectOption(inherits, '')
    await expect.poll(stored, SOON).toMatch(/\n {2}C:\n {4}none:/)
    await page.click('[role=tab]:has-text("直接判定")')
    await page.click('[data-at="determinations.tried"] button:has-text("停用")')
    await expect.poll(stored, SOON).not.toMatch(/id: tried|id: on-trial/)
  })

  it('shows markup in a text as text', async () => {
    const { page } = await open('liwenjing')
    await page.click('summary:has-text("原文")')
    await page.fill('#item-text', '<img src=x onerror="window.broken=1">公平秤')
    await page.press('#item-text', 'Tab')
    await page.waitForSelector('lx-item-form h2:has-text("<img")')
    await saved(page)
    await page.reload()
    await page.waitForSelector('lx-items button:has-text("<img src=x")')
    expect(await page.evaluate(() => 'broken' in window)).toBe(false)
  })

  it('shows and stores the same of a change made while an undo is on its way', async () => {
    const { page } = await open('liwenjing')
    await type(page, '8')
    await saved(page)
    // The text of the undo is being read when the next key comes.
    await page.locator('#item-points').evaluate(async (field) => {
      const press = (key: string, ctrlKey = false) =>
        field.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true }))
      press('z', true)
      for (let turn = 0; turn < 5; turn++) await null
      press('ArrowUp')
    })
    await expect.poll(stored, SOON).toContain('points: -9')
    expect(await page.inputValue('#item-points')).toBe('9')
  })

  it('shows an item before a key can reach it', async () => {
    const { page } = await open('liwenjing')
    const shown = await page.evaluate(async () => {
      const rows = [...document.querySelectorAll<HTMLElement>('[data-item]')].slice(0, 8)
      const seen: { row: string | undefined; form: string | undefined }[] = []
      for (const row of rows) {
        row.click()
        // What Lit draws it draws before the next event; so many turns are more than it needs.
        for (let turn = 0; turn < 50; turn++) await null
        const id = document.querySelector('lx-item-form .more-fields code.mono')
        seen.push({ row: row.dataset['item'], form: id?.textContent?.trim() })
      }
      return seen
    })
    expect(shown.map(({ form }) => form)).toEqual(shown.map(({ row }) => row))
  })

  it('can be driven by the keyboard alone', async () => {
    const { page } = await open('wanghaifeng')
    await page.keyboard.press('2')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id), SOON)
      .toBe('item-points')
    await page.keyboard.press('ArrowUp')
    await saved(page)
    const value = await page.inputValue('#item-points')
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.inputValue('#item-points'), SOON).not.toBe(value)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.waitForSelector('dialog.find[open]')
    await page.keyboard.type('公平秤')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('lx-page-editor > lx-dialog dialog[open]')
  })
})
