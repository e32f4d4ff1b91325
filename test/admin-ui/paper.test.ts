// What is printed: black on white, worse hatched, with title, checksums, notice, printer and page
// numbers around it; 对照表 on turned sheets.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, sitAs } from './browser.ts'
import { callerOf } from './caller.ts'
import { type Service, startFurnished } from './service.ts'

let service: Service & { simulation: string }
let browser: Browser

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startFurnished(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await service?.stop()
})

const ON_PAPER = (names: readonly string[]) =>
  names.map((name) => document.documentElement.style.getPropertyValue(`--paper-${name}`))

describe('a printed page', () => {
  it('says around a simulation what it is of, its checksums, that it binds nobody, and who printed', async () => {
    const { page, faults } = await sitAs(browser, service, 'zhouguoping')
    await page.goto(`/#/simulations/${service.simulation}`)
    await page.waitForSelector('lx-flow svg')
    const { result } = await callerOf(service, 'zhouguoping')<{
      result: { hashes: Record<string, string> }
    }>('GET', `/v1/simulations/${service.simulation}`)
    const [head, checksums, foot, number] = await page.evaluate(ON_PAPER, [
      'head',
      'checksums',
      'foot',
      'number',
    ])
    expect(head).toContain('影响模拟报告　v1 → v2')
    for (const hash of Object.values(result.hashes))
      expect(checksums).toContain(hash.replace('sha256:', '').slice(0, 12))
    expect(foot).toMatch(/^"模拟结果，不具有法律效力　打印：周国平，2\d{3}年/)
    expect(number).toBe('"第" counter(page) "页　共" counter(pages) "页"')
    expect(faults).toEqual([])
  })

  it('says a name with quotes and backslashes as it is', async () => {
    const { page } = await sitAs(browser, service, 'liwenjing')
    await page.goto('/#/subject')
    await page.fill('[data-path="subject.name"]', '甲"乙\\丙; } *')
    await page.fill('[data-path="subject.id"]', '92330102000000003C')
    await page.keyboard.press('Tab')
    await page.waitForFunction(
      (wanted) =>
        document.documentElement.style.getPropertyValue('--paper-head').startsWith(wanted),
      '"甲\\22 乙\\5c 丙; } *　v1',
    )
  })

  it('has the worse hatched, the better solid, and grades in steps of grey', async () => {
    const { page } = await sitAs(browser, service, 'zhouguoping')
    await page.goto(`/#/simulations/${service.simulation}`)
    await page.waitForSelector('lx-flow svg')
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const seen = await page.evaluate(() => {
      const style = (selector: string) => getComputedStyle(document.querySelector(selector)!)
      return {
        worse: style('lx-flow path.down').stroke,
        hatch: document.querySelector('pattern#worse-hatch') !== null,
        better: style('lx-flow path.up').stroke,
        bar: style('lx-breakdown i.down').backgroundImage,
        words: style('.lead .worse').color,
        best: style('lx-grade > span').backgroundColor,
        worst: style('lx-flow g.graded:last-of-type > rect').fill,
        page: style('html').backgroundColor,
        buttons: style('.document-bar .acts').display,
      }
    })
    expect(seen).toEqual({
      worse: 'url("#worse-hatch")',
      hatch: true,
      better: 'rgb(136, 136, 136)',
      bar: expect.stringContaining('repeating-linear-gradient'),
      words: 'rgb(0, 0, 0)',
      best: 'rgb(255, 255, 255)',
      worst: 'rgb(0, 0, 0)',
      page: 'rgb(255, 255, 255)',
      buttons: 'none',
    })
  })

  it('turns the sheet for 对照表 only', async () => {
    const { page } = await sitAs(browser, service, 'liwenjing')
    const sheets = async (view: string, ready: string) => {
      await page.goto('about:blank')
      await page.goto(`/#/rulesets/hangzhou-metrology/compare/v1/v2${view}`)
      await page.waitForSelector(ready)
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      return [...pdf.matchAll(/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)/g)].map(([, wide, high]) =>
        Number(wide) > Number(high) ? 'turned' : 'upright',
      )
    }
    expect(new Set(await sheets('?view=table', 'lx-rows td'))).toEqual(new Set(['turned']))
    expect(new Set(await sheets('', 'lx-diff'))).toEqual(new Set(['upright']))
  })
})
