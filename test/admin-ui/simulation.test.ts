// A regulator starts a simulation against two versions, reads the report, and follows a cell of
// the matrix down to the two score sheets of one subject.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyEdits } from '../../engine/text/edit.ts'
import { openBrowser, sitAs } from './browser.ts'
import { callerOf } from './caller.ts'
import { type Service, startFurnished } from './service.ts'

let service: Service
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startFurnished(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await service?.stop()
})

describe('a simulation', () => {
  it('of three versions is read down to the score sheets of a subject', async () => {
    const { page, faults } = await sitAs(browser, service, 'zhouguoping')
    await page.goto('/#/simulations')
    await page.selectOption('[name=from]', 'v1')
    await page.selectOption('[name=to]', 'v2')
    await page.selectOption('[name=also]', 'v1')
    await page.click('.start [type=submit]')
    await page.waitForSelector('lx-flow svg')
    // The third version is the first again: nobody moves.
    await page.click('.document-bar .choices button:last-child')
    await page.waitForSelector('.lead:has-text("没有一户的等级改变")')
    await page.click('.document-bar .choices button:first-child')
    const cell = page.locator('lx-matrix td:is(.down, .up) button').first()
    const spoken = (await cell.locator('.unseen').textContent()) ?? ''
    const [, from, to, n] = /由(\w)级变为(\w)级，(\d+)户/.exec(spoken)!
    await cell.click()
    const segments = page.locator('lx-movers .segments').first().locator('button')
    await segments.first().waitFor()
    const counts = await segments.locator('b').allTextContents()
    expect(counts.reduce((sum, each) => sum + Number(each), 0)).toBe(Number(n))
    await segments.first().click()
    await page.waitForFunction(
      (shown) => document.querySelectorAll('lx-movers tbody tr').length === shown,
      Math.min(20, Number(counts[0])),
    )
    const row = page.locator('lx-movers tbody tr').first()
    const grades = (await row.locator('.grade').textContent()) ?? ''
    expect(grades).toMatch(new RegExp(`${from}[^→]*→[^→]*${to}`))
    await row.locator('a').click()
    await page.waitForSelector('lx-ladder svg')
    expect(faults).toEqual([])
  })

  it('of one version under two readings leads to both sheets as they were simulated', async () => {
    const { page, faults } = await sitAs(browser, service, 'zhouguoping')
    await page.goto('/#/simulations')
    for (const name of ['from', 'to']) await page.selectOption(`[name=${name}]`, 'v1')
    await page.fill('[name=asOf]', '2026-03-31')
    const to = page.locator('lx-side[field=to]')
    await to.locator('summary').click()
    await to.locator('[data-reading=penalty-breadth]').selectOption('except-minor')
    expect(await to.locator('summary').textContent()).toBe('口径：改用1处')
    await page.click('.start [type=submit]')
    await page.waitForSelector('lx-flow svg')
    expect(await page.locator('.document-bar .context').textContent()).toContain(
      'v1 → v1（改用1处口径）',
    )
    await page.locator('lx-matrix td.up button').first().click()
    const row = page.locator('lx-movers tbody tr').first()
    const grades = (await row.locator('.grade').textContent()) ?? ''
    const [before, after] = grades.match(/[A-E](?=级)|[A-E]/g)!
    await row.locator('a').click()
    await page.waitForSelector('lx-ladder svg')
    expect(await page.locator('lx-verdict .lead').textContent()).toMatch(
      new RegExp(`，${after}级.*v1，默认口径为.*，${before}级`),
    )
    expect(await page.inputValue('.document-bar [type=date]')).toBe('2026-03-31')
    expect(faults).toEqual([])
  })

  it('that was cancelled can be started again as it was', async () => {
    const li = callerOf(service, 'liwenjing')
    const generate = { size: 60_000, seed: 3, asOf: '2026-06-30' }
    const { id } = await li<{ id: string }>('POST', '/v1/populations', { name: '大', generate })
    const state = () => li<{ state: string }>('GET', `/v1/populations/${id}`)
    await expect.poll(async () => (await state()).state, { timeout: 60_000 }).toBe('done')
    const side = { ruleset: 'hangzhou-metrology', version: 'v1' }
    const to = { ...side, readings: { 'same-conduct': 'sum' } }
    const asked = { population: id, from: side, to, asOf: '2026-03-31' }
    const { page, faults } = await sitAs(browser, service, 'liwenjing')
    await page.goto('/#/simulations')
    const start = () => li<{ id: string }>('POST', '/v1/simulations', asked)
    // Others stand before it, so that it is not done before anybody can cancel it.
    await start()
    await start()
    const begun = await start()
    await page.goto(`/#/simulations/${begun.id}`)
    await page.click('text=取消')
    await page.waitForSelector('[role=status]:has-text("已取消")')
    expect(await page.locator('a:has-text("另选后开始")').getAttribute('href')).toContain(id)
    await page.click('[data-again]')
    await page.waitForSelector('lx-flow svg')
    const again = page.url().split('/').at(-1)!
    expect(again).not.toBe(begun.id)
    expect(await li('GET', `/v1/simulations/${again}`)).toMatchObject({ ...asked, from: side })
    expect(faults).toEqual([])
  })

  it('that came to nothing says why', async () => {
    const li = callerOf(service, 'liwenjing')
    const at = '/v1/rulesets/hangzhou-metrology/versions'
    const { version } = await li<{ version: string }>('POST', at, { from: 'v1' })
    const { sourceHash, text } = await li<{ sourceHash: string; text: string }>(
      'GET',
      `${at}/${version}`,
    )
    // Subjects of the population have been asked for a fact that the draft no longer knows.
    const edits = [{ remove: 'items.law-exam' }, { remove: 'facts.awarded' }]
    await li('PUT', `${at}/${version}`, applyEdits(text, edits).text, {
      'content-type': 'application/yaml',
      'if-match': `"${sourceHash}"`,
    })
    const { page, faults } = await sitAs(browser, service, 'liwenjing')
    await page.goto(`/#/simulations?to=${version}`)
    await page.click('.start [type=submit]')
    await page.waitForSelector('[role=status]:has-text("没有完成")')
    expect(await page.locator('lx-problems').textContent()).toContain('awarded')
    expect(faults).toEqual([])
  })

  it('tells who lacks a fact, which, and what is possible for them', async () => {
    const li = callerOf(service, 'liwenjing')
    const lines = [{}, { instruments: 5 }].map((facts, i) => ({
      asOf: '2026-06-30',
      subject: {
        id: `S${i}`,
        type: 'enterprise',
        name: `第${i}家公司`,
        facts: { ...facts, enrolledOn: '2020-01-01' },
      },
      records: [],
    }))
    const upload = await li<{ id: string }>(
      'POST',
      '/v1/uploads?name=a.ndjson',
      lines.map((line) => JSON.stringify(line)).join('\n'),
      { 'content-type': 'application/octet-stream' },
    )
    const wanted = { name: '不全', import: { files: [upload.id], asOf: '2026-06-30' } }
    const { id: population } = await li<{ id: string }>('POST', '/v1/populations', wanted)
    const state = () => li<{ state: string }>('GET', `/v1/populations/${population}`)
    await expect.poll(async () => (await state()).state, { timeout: 20_000 }).toBe('done')
    const { page, faults } = await sitAs(browser, service, 'zhouguoping')
    await page.goto(`/#/simulations?population=${population}`)
    await page.click('.start [type=submit]')
    const list = page.locator('lx-unknown table.lacking tbody tr')
    await list.first().waitFor()
    const rows = await list.allInnerTexts()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain('第0家公司')
    expect(rows[0]).toContain('计量器具数量')
    expect(await page.locator('lx-unknown .bounds tbody tr').count()).toBe(5)
    expect(faults).toEqual([])
  })

  it('can use files of a regulator once no row of them is wrong', async () => {
    const { page, faults } = await sitAs(browser, service, 'liwenjing')
    await page.goto('/#/populations')
    const form = page.locator('lx-population-import')
    const send = async (name: string, instruments: string) => {
      const text = `id,type,name,district,instruments,enrolledOn\ns1,enterprise,甲公司,,1,2020-01-01\ns2,enterprise,乙公司,,${instruments},2020-01-01`
      const records =
        'subject,id,type,case,occurredOn,recordedOn,status\ns1,r1,market-scale-missing,c1,2026-01-01,2026-01-02,confirmed'
      await form.locator('[name=name]').fill(name)
      await form.locator('[name=subjects]').setInputFiles(csv('主体.csv', text))
      await form.locator('[name=records]').setInputFiles(csv('信用信息.csv', records))
      await form.locator('[name=asOf]').fill('2026-06-30')
      await form.locator('[type=submit]').click()
    }
    const list = page.locator('lx-population-list')
    await send('写错的', '三台')
    const fault = list.locator('lx-problems')
    await fault.waitFor()
    expect(await fault.textContent()).toMatch(/「三台」应为整数。\s+主体\.csv　第3行/)
    await send('改好的', '3')
    const row = list.locator('tbody tr', { hasText: '改好的' })
    await row.locator('a').first().waitFor()
    expect(await row.textContent()).toContain('2户')
    expect(faults).toEqual([])
  })
})

const csv = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
})
