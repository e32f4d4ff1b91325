// An amendment from sign-in to published by three people, in the pages alone, over the real
// service and its database.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileText } from '../support.ts'
import { openBrowser, type Seat, signIn, sit } from './browser.ts'
import { caller, makePopulation, PASSWORD, type Service, startService } from './service.ts'

let service: Service
let browser: Browser
const seats: Seat[] = []

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startService(), openBrowser()])
  await makePopulation(await caller(service.url, 'liwenjing', PASSWORD))
})

afterAll(async () => {
  await browser?.close()
  await service?.stop()
})

async function seated(name: string): Promise<Seat> {
  const seat = await sit(browser, service.url)
  seats.push(seat)
  await signIn(seat.page, name, PASSWORD)
  return seat
}

describe('an amendment', () => {
  it('is drafted: an item found, its deduction raised, whom it moves read, a reading switched', async () => {
    const { page } = await seated('liwenjing')
    await page.click('text=起草修订…')
    await page.click('dialog [type=submit]')
    await page.waitForSelector('lx-items [data-item]')
    await page.fill('lx-items input[type=search]', '公平秤')
    await page.click('lx-items [data-item=market-scale-missing]')
    await page.fill('#item-points', '10')
    await page.press('#item-points', 'Enter')
    await page.waitForSelector('lx-items del:has-text("−3")')
    await page.waitForSelector('.saving:has-text("已保存 ")')
    await page.waitForSelector('lx-impact:not([brief]) .headline')
    await page.waitForSelector('lx-impact:not([brief]) .shares li')
    await page.click('[role=tab]:has-text("解释口径")')
    await page.click('[data-at="readings.score-limits"] button:has-text("改用")')
    await page.waitForSelector('[data-at="readings.score-limits"].changed')
    await page.click('[role=tab]:has-text("等级")')
    await page.fill('#effectiveFrom', '2027-01-01')
    await page.click('[role=tab]:has-text("案例")')
    await page.click('text=全部改写期望…')
    await page.click('lx-cases dialog [type=submit]')
    await page.waitForSelector('lx-cases h2:has-text("全部符合")')
    await page.waitForFunction(() =>
      document.querySelector('.saving')?.textContent?.includes('已保存'),
    )
    await page.click('text=提交复核…')
    await page.click('lx-page-editor > lx-dialog [type=submit]')
    await page.waitForURL(/review$/)
  })

  it('changed three lines of the source and nothing else', async () => {
    const li = await caller(service.url, 'liwenjing', PASSWORD)
    const { text } = await li<{ text: string }>(
      'GET',
      '/v1/rulesets/hangzhou-metrology/versions/v2',
    )
    const before = fileText('rules/hangzhou-metrology/v1.yaml').split('\n')
    const points = text.split('\n').filter((line) => !before.includes(line))
    expect(points).toContain('        points: -10')
    expect(points).toContain('effectiveFrom: 2027-01-01')
  })

  it('cannot be approved by its author, and says why', async () => {
    const { page } = seats[0]!
    await page.waitForSelector('lx-decision')
    const approve = page.locator('lx-decision button:has-text("批准v2")')
    expect(await approve.isDisabled()).toBe(true)
  })

  it('is approved by a reviewer who has seen every change and whom it moves', async () => {
    const { page } = await seated('zhouguoping')
    await page.goto('/#/review')
    await page.click('a:has-text("v2")')
    await page.waitForSelector('lx-change-card')
    await page.click('lx-review-impact button')
    await page.waitForSelector('lx-review-impact lx-matrix')
    for (const button of await page.locator('lx-change-card button:has-text("标为已看")').all())
      await button.click()
    await page.click('lx-decision a')
    await page.waitForSelector('lx-movers tbody tr')
    await page.goBack()
    await page.waitForSelector('lx-decision')
    await page.click('lx-decision button:has-text("批准v2")')
    await page.fill('dialog [name=password]', PASSWORD)
    await page.click('dialog [type=submit]')
    await page.waitForSelector('lx-chip[standing=approved]')
  })

  it('is published by a third person', async () => {
    const { page } = await seated('shenhui')
    await page.goto('/#/rulesets/hangzhou-metrology/v2/review')
    await page.click('lx-decision button:has-text("发布v2")')
    await page.fill('dialog [name=password]', PASSWORD)
    await page.click('dialog [type=submit]')
    await page.waitForSelector('lx-chip[standing=scheduled]')
  })

  it('scores a subject, with the amended row in the ladder', async () => {
    const { page } = seats.at(-1)!
    const sample = JSON.parse(fileText('rules/hangzhou-metrology/samples/03-determined.json'))
    await page.evaluate(
      (request) => sessionStorage.setItem('liangxin.subject', JSON.stringify(request)),
      sample,
    )
    await page.goto('/#/subject?ruleset=hangzhou-metrology&version=v2&beside=v1')
    await page.reload()
    await page.waitForSelector('lx-ladder td:has-text("第24项")')
    expect(await page.locator('lx-ladder').textContent()).toContain('−10')
  })

  it('asked nobody outside and broke no policy', () => {
    expect(seats.flatMap(({ faults }) => faults)).toEqual([])
  })
})
