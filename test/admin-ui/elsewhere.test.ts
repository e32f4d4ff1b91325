// Signing in with an account kept elsewhere, through the pages: there and back to the same page,
// and asked there again, in a window of its own, before a version is published.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyEdits } from '../../engine/text/edit.ts'
import { CLIENT, type Idp, mend, startIdp } from '../api/people/idp.ts'
import { openBrowser, sit, sitAs } from './browser.ts'
import { callerOf } from './caller.ts'
import { type Service, startService } from './service.ts'
import { PASSWORD } from './staff.ts'

const AT = '/v1/rulesets/hangzhou-metrology/versions'
const REVIEW = '/#/rulesets/hangzhou-metrology/v2/review'

let idp: Idp
let service: Service
let browser: Browser

beforeAll(async () => {
  idp = await startIdp()
  const port = await freePort()
  ;[service, browser] = await Promise.all([
    startService({
      LIANGXIN_PORT: String(port),
      LIANGXIN_URL: `http://127.0.0.1:${port}`,
      LIANGXIN_OIDC_ISSUER: idp.issuer,
      LIANGXIN_OIDC_CLIENT: CLIENT.id,
      LIANGXIN_OIDC_SECRET: CLIENT.secret,
      LIANGXIN_OIDC_NAME: '浙政钉',
    }),
    openBrowser(),
  ])
  const li = callerOf(service, 'liwenjing')
  const draft = await li<{ text: string; sourceHash: string }>('POST', AT, { from: 'v1' })
  const { text } = applyEdits(draft.text, [{ set: 'effectiveFrom', to: '2031-01-01' }])
  const { sourceHash } = await li<{ sourceHash: string }>('PUT', `${AT}/v2`, text, {
    'content-type': 'application/yaml',
    'if-match': `"${draft.sourceHash}"`,
  })
  const match = { 'if-match': `"${sourceHash}"` }
  await li('POST', `${AT}/v2/submit`, {}, match)
  const zhou = callerOf(service, 'zhouguoping')
  await zhou('POST', `${AT}/v2/approve`, { password: PASSWORD }, match)
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await service?.stop()
  await idp?.stop()
})

describe('An account kept elsewhere', () => {
  it('is linked by an administrator, lets its person in, and is asked again to publish.', async () => {
    const admin = await sitAs(browser, service, 'admin')
    await admin.page.goto('/#/people')
    const row = admin.page.locator('lx-users tr', { hasText: '沈慧' })
    await row.getByText('关联身份…').click()
    await admin.page.fill('lx-users dialog [name=identity]', 'shen-1')
    await admin.page.click('lx-users dialog [type=submit]')
    await row.getByText('shen-1').waitFor()
    expect(admin.faults).toEqual([])
    await admin.context.close()

    const { context, page } = await sit(browser, service.url)
    mend(idp.mood, { sub: 'stranger' })
    await page.goto(REVIEW)
    await page.getByText('用浙政钉登录').click()
    await page.getByText('本系统还没有登记你的身份').waitFor()
    mend(idp.mood, { sub: 'shen-1' })
    await page.getByText('用浙政钉登录').click()
    // Back on the page that was asked for.
    await page.waitForSelector('lx-decision')
    expect(page.url()).toBe(service.url + REVIEW)
    await page.getByRole('button', { name: '发布v2…' }).click()
    const publish = page.locator('lx-page-review-one dialog [type=submit]')
    expect(await publish.isDisabled()).toBe(true)
    expect(await page.locator('lx-page-review-one dialog [type=password]').count()).toBe(0)
    mend(idp.mood, { sub: 'somebody else' })
    await elsewhere(page)
    await page.getByText('确认的是另一个人').waitFor()
    expect(await publish.isDisabled()).toBe(true)
    mend(idp.mood, { sub: 'shen-1' })
    await elsewhere(page)
    await page.getByText('已确认，五分钟内办理').waitFor()
    await publish.click()
    await page.locator('lx-page-review-one dialog').waitFor({ state: 'hidden' })
    await context.close()
    const li = callerOf(service, 'liwenjing')
    expect(await li('GET', `${AT}/v2`)).toMatchObject({
      state: 'published',
      publishedBy: { name: '沈慧' },
    })
  }, 300_000)
})

// The window closes by itself once the word is back.
async function elsewhere(page: Page): Promise<void> {
  const opened = page.context().waitForEvent('page')
  await page.getByRole('button', { name: '去确认' }).click()
  const window = await opened
  if (!window.isClosed()) await window.waitForEvent('close')
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
