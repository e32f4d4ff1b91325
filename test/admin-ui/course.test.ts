// What a version went through stays on its pages: also that it was returned once, after it has been
// submitted again.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyEdits } from '../../engine/text/edit.ts'
import { openBrowser, sitAs } from './browser.ts'
import { callerOf } from './caller.ts'
import { type Service, startService } from './service.ts'

const AT = '/v1/rulesets/hangzhou-metrology/versions'
const V2 = '/#/rulesets/hangzhou-metrology/v2'

let service: Service
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startService(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await service?.stop()
})

const steps = async (page: Page) =>
  (await page.locator('.course li > :last-child').allTextContents()).map((each) => each.trim())

describe('the course of a version', () => {
  it('is shown whole on its pages after it was returned and submitted again', async () => {
    const li = callerOf(service, 'liwenjing')
    const zhou = callerOf(service, 'zhouguoping')
    const draft = await li<{ text: string; sourceHash: string }>('POST', AT, { from: 'v1' })
    const { text } = applyEdits(draft.text, [{ set: 'effectiveFrom', to: '2031-01-01' }])
    const { sourceHash } = await li<{ sourceHash: string }>('PUT', `${AT}/v2`, text, {
      'content-type': 'application/yaml',
      'if-match': `"${draft.sourceHash}"`,
    })
    const match = { 'if-match': `"${sourceHash}"` }
    await li('POST', `${AT}/v2/submit`, {}, match)
    await zhou('POST', `${AT}/v2/return`, { reason: '<b>施行日期</b>须提前' }, match)

    const { page, faults } = await sitAs(browser, service, 'liwenjing')
    await page.goto(`${V2}/edit`)
    const note = page.locator('.restored')
    await note.getByText('周国平退回：<b>施行日期</b>须提前').waitFor()
    await note.getByText('看全部经过').click()
    const returned = ['李文静起草', '李文静提交复核', '周国平退回修改<b>施行日期</b>须提前']
    expect(await steps(page)).toEqual(returned)

    await li('POST', `${AT}/v2/submit`, { note: '已提前' }, match)
    await page.reload()
    await note.getByText('这一版曾退回1次。').waitFor()
    await note.getByText('看全部经过').click()
    const whole = [...returned, '李文静提交复核已提前']
    expect(await steps(page)).toEqual(whole)
    await page.goto(`${V2}/review`)
    await page.waitForSelector('lx-decision .course')
    expect(await steps(page)).toEqual(whole)
    expect(faults).toEqual([])
  })
})
