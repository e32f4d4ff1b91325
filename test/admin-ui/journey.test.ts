// An amendment from sign-in to published by three people, in the pages alone and by the keyboard
// alone, over the demonstration as it is started for somebody who has never seen it.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileText } from '../support.ts'
import { openBrowser, type Seat, sit } from './browser.ts'
import { type Caller, caller } from './caller.ts'
import { choose, enter, paste, typeInto } from './keyboard.ts'
import { type Demo, startDemo } from './service.ts'

const V3 = '/v1/rulesets/hangzhou-metrology/versions/v3'

// An enterprise whose only record is the missing scale.
const SUBJECT = {
  asOf: '2026-06-30',
  subject: { id: 'S1', type: 'enterprise', facts: { instruments: 25, enrolledOn: '2026-04-01' } },
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

let demo: Demo
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
  await seat.page.goto('/')
  await typeInto(seat.page, '#sign-in-name', name)
  await typeInto(seat.page, '#sign-in-password', demo.password)
  await seat.page.keyboard.press('Enter')
  await seat.page.waitForSelector('lx-top-bar')
  return seat.page
}

async function openReview(): Promise<void> {
  await enter(page, 'lx-top-bar .areas a:has-text("复核")')
  await enter(page, 'lx-page-review a:has-text("v3")')
  await page.waitForSelector('lx-change-card')
}

async function openSubject(): Promise<void> {
  await enter(page, 'lx-top-bar .areas a:has-text("信用主体")')
  await page.waitForSelector('lx-receipt-check')
}

const saved = () => page.waitForSelector('.saving:has-text("已保存 ")')

describe('an amendment', () => {
  it('is started, with a day of its own to apply from', async () => {
    page = await seated('chen')
    await enter(page, 'button:has-text("起草修订…")')
    const day = await page.inputValue('#amend-date')
    expect(day > new Date().toISOString().slice(0, 10)).toBe(true)
    const written = 'dialog[open] lx-day .written'
    await typeInto(page, written, '2021-01-01')
    await enter(page, 'dialog[open] [type=submit]')
    await page.waitForSelector('dialog[open] .failed:has-text("v1已定于这一天施行")')
    await typeInto(page, written, day)
    await enter(page, 'dialog[open] [type=submit]')
    await page.waitForSelector('lx-items [data-item]')
    expect(await chen('GET', V3)).toMatchObject({ effectiveFrom: day, basedOn: 'v1' })
  })

  it('raises the deduction of an item that was found by its words, and says whom that moves', async () => {
    await typeInto(page, 'lx-items input[type=search]', '公平秤')
    await enter(page, 'lx-items [data-item=market-scale-missing]')
    await typeInto(page, '#item-points', '10')
    await page.keyboard.press('Enter')
    await page.waitForSelector('lx-items del:has-text("−3")')
    await page.waitForSelector('lx-impact:not([brief]) .shares li:has-text("第24项")')
    expect(await page.textContent('lx-impact:not([brief]) .counts .worse b')).toMatch(/^[1-9]/)
    await saved()
  })

  it('switches a reading', async () => {
    await enter(page, '[role=tab]:has-text("解释口径")')
    await enter(page, '[data-at="readings.score-limits"] button:has-text("改用")')
    await page.waitForSelector('[data-at="readings.score-limits"].changed')
    await page.waitForSelector(
      'lx-impact:not([brief]) .shares li:has-text("解释口径「得分可以超过")',
    )
    await saved()
  })

  it('stops an item, whose records go on being taken, and says whom that moves', async () => {
    await enter(page, '[role=tab]:has-text("评分项")')
    await typeInto(page, 'lx-items input[type=search]', '燃油加油机')
    await enter(page, 'lx-items [data-item=fuel-dispenser-uncertified]')
    await enter(page, 'lx-item-form button:has-text("停用…")')
    await enter(page, 'lx-page-editor > lx-dialog [type=submit]')
    await page.waitForSelector('lx-impact:not([brief]) .shares li:has-text("第25项 停用")')
    expect(await page.textContent('lx-impact:not([brief]) .counts .better b')).toMatch(/^[1-9]/)
    await saved()
  })

  it('has its cases accepted, and is submitted', async () => {
    await enter(page, '[role=tab]:has-text("案例")')
    const told = page.locator('lx-cases h2:has-text("个与期望不同")')
    const failing = /(\d+)个与期望不同/.exec((await told.textContent())!)![1]!
    // The panel of problems counts the same.
    await page.waitForSelector(`lx-editor-problems :text("${failing}个案例的结果与期望不同")`)
    await enter(page, 'button:has-text("全部改写期望…")')
    await enter(page, 'lx-cases dialog[open] [type=submit]')
    await page.waitForSelector('lx-cases h2:has-text("全部符合")')
    await saved()
    await page.keyboard.press('Control+Enter')
    await enter(page, 'lx-page-editor > lx-dialog [type=submit]')
    await page.waitForURL(/review$/)
    expect(await chen('GET', V3)).toMatchObject({ state: 'inReview' })
  })

  it('changed what was amended and nothing else, in a few lines of the source', async () => {
    const { changes } = await chen<{ changes: { at: string }[] }>(
      'GET',
      '/v1/rulesets/hangzhou-metrology/compare?from=v1&to=v3',
    )
    expect(changes.map(({ at }) => at)).toEqual([
      'version',
      'effectiveFrom',
      'score.clamp.max',
      'types.fuel-dispenser-uncertified',
      'items.fuel-dispenser-uncertified',
      'items.market-scale-missing.points',
      'readings.score-limits',
    ])
    const { text } = await chen<{ text: string }>('GET', V3)
    const before = new Set(fileText('rules/hangzhou-metrology/v1.yaml').split('\n'))
    const added = text.split('\n').filter((line) => !before.has(line))
    expect(added.length).toBeLessThan(12)
  })

  it('cannot be approved by its author, who is told why', async () => {
    await page.waitForSelector('lx-decision')
    const approve = page.locator('lx-decision .act:has(button:has-text("批准v3"))')
    expect(await approve.locator('button').isDisabled()).toBe(true)
    expect(await approve.locator('.note').textContent()).not.toBe('')
  })

  it('is approved by a reviewer only once every change and whom it moves were seen', async () => {
    page = await seated('zhou')
    await openReview()
    await page.waitForSelector('lx-change-card:has-text("删去原第25项")')
    await enter(page, 'lx-review-impact button:has-text("模拟")')
    await page.waitForSelector('lx-review-impact lx-matrix')
    // What the reading brings along stands with it, and whom both move.
    const reading = page.locator('lx-change-card:has-text("解释口径「得分可以超过")')
    expect(await reading.locator('lx-diff').count()).toBe(2)
    await reading.locator('.effect').waitFor()
    const approve = page.locator('lx-decision button:has-text("批准v3")')
    expect(await approve.isDisabled()).toBe(true)
    const unseen = page.locator('lx-change-card button:has-text("标为已看")')
    while ((await unseen.count()) > 0)
      await enter(page, 'lx-change-card button:has-text("标为已看")')
    expect(await approve.isDisabled()).toBe(true)
    const zhou = await caller(demo.url, 'zhou', demo.password)
    const { sourceHash } = await zhou<{ sourceHash: string }>('GET', V3)
    const { simulations } = await zhou<{ simulations: { id: string; to: { source: string } }[] }>(
      'GET',
      '/v1/simulations',
    )
    const { id } = simulations.find(({ to }) => to.source === sourceHash)!
    // Not past the page either.
    const approving = (body: object) =>
      zhou(
        'POST',
        `${V3}/approve`,
        { password: demo.password, ...body },
        { 'if-match': sourceHash },
      )
    await expect(approving({ simulation: id })).rejects.toThrow(/409 .*losers-unread/)
    await expect(approving({})).rejects.toThrow(/409 .*simulation-not-named/)
    // Nor is the list read by who opens the report and does not come down to it.
    await enter(page, 'lx-decision a:has-text("报告")')
    await page.waitForSelector('lx-flow svg')
    await page.waitForLoadState('networkidle')
    await expect(approving({ simulation: id })).rejects.toThrow(/409 .*losers-unread/)
    await openReview()
    await enter(page, 'lx-decision a:has-text("变差名单")')
    await page.waitForSelector('lx-movers tbody tr')
    await openReview()
    await enter(page, 'lx-decision button:has-text("批准v3"):enabled')
    await typeInto(page, 'dialog[open] [name=password]', demo.password)
    await page.keyboard.press('Enter')
    await page.waitForSelector('lx-chip[standing=approved]')
  })

  it('cannot be published by who approved it, and is by a third person', async () => {
    const own = page.locator('lx-decision .act:has(button:has-text("发布v3"))')
    expect(await own.locator('button').isDisabled()).toBe(true)
    page = await seated('wang')
    await openReview()
    await enter(page, 'lx-decision button:has-text("发布v3"):enabled')
    await typeInto(page, 'dialog[open] [name=password]', demo.password)
    await page.keyboard.press('Enter')
    await page.waitForSelector('lx-chip[standing=scheduled]')
  })

  it('scores a subject, with the amended row in the ladder', async () => {
    await openSubject()
    await choose(page, 'lx-page-subject label:has-text("版本") select', 'v3')
    await choose(page, 'lx-page-subject label:has-text("对照") select', 'v1')
    await enter(page, 'lx-facts button[aria-expanded]')
    await paste(page, 'lx-facts textarea[name=json]', JSON.stringify(SUBJECT))
    await enter(page, 'lx-facts form.paste [type=submit]')
    await page.waitForSelector('lx-ladder td:has-text("第24项")')
    expect(await page.textContent('lx-ladder')).toContain('−10')
    expect(await page.textContent('lx-ladder')).toContain('−3')
  })

  it('is what a receipt proves: whole or by its number, and not with a part changed', async () => {
    const boss = await caller(demo.url, 'boss', demo.password)
    const { key } = await boss<{ key: string }>('POST', '/v1/keys', {
      name: 'proofs',
      scopes: ['score:receipt'],
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    })
    const scored = await fetch(
      `${demo.url}/v1/rulesets/hangzhou-metrology/score?version=v3&receipt=true`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'idempotency-key': 'journey-1',
        },
        body: JSON.stringify(SUBJECT),
      },
    )
    const { receipt, score } = (await scored.json()) as { receipt: string; score: number }
    expect(score).toBe(80)
    expect(await page.isDisabled('lx-receipt-check button')).toBe(true)

    page = await seated('shen')
    const auditor = await caller(demo.url, 'shen', demo.password)
    const whole = await auditor<{ assessment: object }>('GET', `/v1/receipts/${receipt}`)
    await openSubject()
    const answer = async (given: string): Promise<string> => {
      await paste(page, 'lx-receipt-check textarea', given)
      await enter(page, 'lx-receipt-check [type=submit]')
      await page.waitForSelector('lx-receipt-check [role=status]:not(:empty)')
      return (await page.textContent('lx-receipt-check [role=status]'))!
    }
    expect(await answer(receipt)).toMatch(/^凭证有效/)
    expect(await answer(JSON.stringify(whole))).toMatch(/^凭证有效/)
    const better = { ...whole, assessment: { ...whole.assessment, score: 87, grade: 'B' } }
    expect(await answer(JSON.stringify(better))).toBe(
      '凭证不成立：评价结果与出具时不同，已被改动。',
    )
    expect(await answer(JSON.stringify({ ...whole, note: 'x' }))).toContain('「note」')
    expect(await answer('r-unknown')).toMatch(/^凭证不成立/)
  })

  it('asked nobody outside and broke no policy', () => {
    expect(seats.flatMap(({ faults }) => faults)).toEqual([])
  })
})
