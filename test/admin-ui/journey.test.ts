// An amendment from sign-in to published by three people, in the pages alone, over the
// demonstration as it is started for somebody who has never seen it.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileText } from '../support.ts'
import { openBrowser, type Seat, signIn, sit } from './browser.ts'
import { type Caller, caller, startDemo } from './service.ts'

const V3 = '/v1/rulesets/hangzhou-metrology/versions/v3'
const REVIEW = '/#/rulesets/hangzhou-metrology/v3/review'

let demo: Awaited<ReturnType<typeof startDemo>>
let browser: Browser
let chen: Caller
let page: Page
const seats: Seat[] = []

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startDemo(), openBrowser()])
  chen = await caller(demo.url, 'chen', demo.password)
})

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

async function seated(name: string): Promise<Page> {
  const seat = await sit(browser, demo.url)
  seats.push(seat)
  await signIn(seat.page, name, demo.password)
  return seat.page
}

const saved = () => page.waitForSelector('.saving:has-text("已保存 ")')

describe('an amendment', () => {
  it('is started, with a day of its own to apply from', async () => {
    page = await seated('chen')
    await page.click('text=起草修订…')
    const day = await page.inputValue('#amend-date')
    expect(day > new Date().toISOString().slice(0, 10)).toBe(true)
    await page.fill('#amend-date', '2021-01-01')
    await page.click('dialog[open] [type=submit]')
    await page.waitForSelector('dialog[open] .failed:has-text("v1已定于这一天施行")')
    await page.fill('#amend-date', day)
    await page.click('dialog[open] [type=submit]')
    await page.waitForSelector('lx-items [data-item]')
    expect(await chen('GET', V3)).toMatchObject({ effectiveFrom: day, basedOn: 'v1' })
  })

  it('raises the deduction of an item that was found by its words, and says whom that moves', async () => {
    await page.fill('lx-items input[type=search]', '公平秤')
    await page.click('lx-items [data-item=market-scale-missing]')
    await page.fill('#item-points', '10')
    await page.press('#item-points', 'Enter')
    await page.waitForSelector('lx-items del:has-text("−3")')
    await page.waitForSelector('lx-impact:not([brief]) .shares li:has-text("第24项")')
    expect(await page.textContent('lx-impact:not([brief]) .counts .worse b')).toMatch(/^[1-9]/)
    await saved()
  })

  it('switches a reading', async () => {
    await page.click('[role=tab]:has-text("解释口径")')
    await page.click('[data-at="readings.score-limits"] button:has-text("改用")')
    await page.waitForSelector('[data-at="readings.score-limits"].changed')
    await saved()
  })

  it('has its cases accepted, and is submitted', async () => {
    await page.click('[role=tab]:has-text("案例")')
    await page.click('text=全部改写期望…')
    await page.click('lx-cases dialog[open] [type=submit]')
    await page.waitForSelector('lx-cases h2:has-text("全部符合")')
    await saved()
    await page.click('text=提交复核…')
    await page.click('lx-page-editor > lx-dialog [type=submit]')
    await page.waitForURL(/review$/)
    expect(await chen('GET', V3)).toMatchObject({ state: 'inReview' })
  })

  it('changed the lines of its amendments and no other', async () => {
    const { text, effectiveFrom } = await chen<{ text: string; effectiveFrom: string }>('GET', V3)
    const before = fileText('rules/hangzhou-metrology/v1.yaml').split('\n')
    const now = text.split('\n')
    const added = now.filter((line) => !before.includes(line)).map((line) => line.trim())
    expect(added).toContain('points: -10')
    expect(added.some((line) => line.includes(`effectiveFrom: ${effectiveFrom}`))).toBe(true)
    expect(added).toContain('version: v3')
    expect(added.length).toBeLessThan(20)
    expect(Math.abs(now.length - before.length)).toBeLessThan(20)
  })

  it('cannot be approved by its author, who is told why', async () => {
    await page.waitForSelector('lx-decision')
    const approve = page.locator('lx-decision .act:has(button:has-text("批准v3"))')
    expect(await approve.locator('button').isDisabled()).toBe(true)
    expect(await approve.locator('.note').textContent()).not.toBe('')
  })

  it('is approved by a reviewer only once every change and whom it moves were seen', async () => {
    page = await seated('zhou')
    await page.click('lx-top-bar .areas a:has-text("复核")')
    await page.click('a:has-text("v3")')
    await page.waitForSelector('lx-change-card')
    await page.click('lx-review-impact button')
    await page.waitForSelector('lx-review-impact lx-matrix')
    const approve = page.locator('lx-decision button:has-text("批准v3")')
    expect(await approve.isDisabled()).toBe(true)
    const unseen = page.locator('lx-change-card button:has-text("标为已看")')
    while ((await unseen.count()) > 0) await unseen.first().click()
    expect(await approve.isDisabled()).toBe(true)
    await page.click('lx-decision a:has-text("变差名单")')
    await page.waitForSelector('lx-movers tbody tr')
    await page.goBack()
    await page.waitForSelector('lx-decision')
    await approve.click()
    await page.fill('dialog[open] [name=password]', demo.password)
    await page.click('dialog[open] [type=submit]')
    await page.waitForSelector('lx-chip[standing=approved]')
  })

  it('cannot be published by who approved it, and is by a third person', async () => {
    const own = page.locator('lx-decision .act:has(button:has-text("发布v3"))')
    expect(await own.locator('button').isDisabled()).toBe(true)
    page = await seated('wang')
    await page.goto(REVIEW)
    await page.click('lx-decision button:has-text("发布v3")')
    await page.fill('dialog[open] [name=password]', demo.password)
    await page.click('dialog[open] [type=submit]')
    await page.waitForSelector('lx-chip[standing=scheduled]')
  })

  it('scores a subject, with the amended row in the ladder', async () => {
    const sample = {
      asOf: '2026-06-30',
      subject: {
        id: 'S1',
        type: 'enterprise',
        facts: { instruments: 25, enrolledOn: '2026-04-01' },
      },
      records: [
        {
          id: 'r1',
          type: 'market-scale-missing',
          case: 'c1',
          occurredOn: '2026-03-01',
          recordedOn: '2026-03-05',
          status: 'confirmed',
        },
      ],
    }
    await page.goto('/#/subject?ruleset=hangzhou-metrology&version=v3&beside=v1')
    await page.click('lx-facts button[aria-expanded]')
    await page.fill('lx-facts textarea[name=json]', JSON.stringify(sample))
    await page.click('lx-facts form.paste [type=submit]')
    await page.waitForSelector('lx-ladder td:has-text("第24项")')
    expect(await page.textContent('lx-ladder')).toContain('−10')
    expect(await page.textContent('lx-ladder')).toContain('−3')
  })

  it('asked nobody outside and broke no policy', () => {
    expect(seats.flatMap(({ faults }) => faults)).toEqual([])
  })
})
