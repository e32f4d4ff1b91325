// Whatever is changed in the form, in whatever hurry: in the end the form shows what is stored,
// and every change went to the item that was chosen.
import fc from 'fast-check'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LxEditorBar } from '../../admin-ui/pages/editor/lx-editor-bar.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { readText } from '../../engine/text/read.ts'
import { size } from '../support.ts'
import { openBrowser, sitAs } from './browser.ts'
import { type Caller, callerOf } from './caller.ts'
import { type Service, startService } from './service.ts'

const VERSIONS = '/v1/rulesets/hangzhou-metrology/versions'
const ITEMS = ['market-scale-missing', 'seal-broken', 'pledge', 'certification', 'public-service']

/** One act of somebody in a hurry; numbers are points, or milliseconds to wait. */
type Act =
  | { act: 'choose'; item: string }
  | { act: 'type' | 'wait'; value: number }
  | { act: Plain }
type Plain = (typeof PLAIN)[number]

const PLAIN = ['up', 'down', 'undo', 'redo', 'more', 'limit', 'tab'] as const

const actOf = (plain: readonly Plain[]): fc.Arbitrary<Act> =>
  fc.oneof(
    fc.record({ act: fc.constant('choose' as const), item: fc.constantFrom(...ITEMS) }),
    fc.record({ act: fc.constant('type' as const), value: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ act: fc.constant('wait' as const), value: fc.integer({ min: 0, max: 200 }) }),
    fc.record({ act: fc.constantFrom(...plain) }),
  )

// Half of the runs take nothing back, so that it is known what they mean.
const actsOf = (plain: readonly Plain[]): fc.Arbitrary<Act[]> =>
  fc.array(actOf(plain), { minLength: 20, maxLength: 30 })
const ACTS = fc.oneof(
  actsOf(PLAIN),
  actsOf(PLAIN.filter((act) => act !== 'undo' && act !== 'redo')),
)

let service: Service
let browser: Browser
let li: Caller

beforeAll(async () => {
  ;[service, browser] = await Promise.all([startService(), openBrowser()])
  li = callerOf(service, 'liwenjing')
  await li('POST', VERSIONS, { from: 'v1' })
})

afterAll(async () => {
  await browser?.close()
  await service?.stop()
})

it('shows in the end what is stored, whatever was done in whatever hurry', async () => {
  const { page, context, faults } = await sitAs(browser, service, 'liwenjing')
  await page.goto('/#/rulesets/hangzhou-metrology/v2/edit?item=market-scale-missing')
  await page.waitForSelector('#item-points')
  const run = fc.asyncProperty(ACTS, async (acts) => {
    const before = await shown(page)
    await page.evaluate(hurry, acts)
    await page.evaluate(() => document.querySelector<LxEditorBar>('lx-editor-bar')!.draft.stored())
    const { text } = await li<{ text: string }>('GET', `${VERSIONS}/v2`)
    const stored = itemsIn(readText(text).data as Ruleset)
    // What was taken back is read a moment later.
    await expect.poll(async () => (await shown(page)).items, { timeout: 30_000 }).toEqual(stored)
    const now = await shown(page)
    expect(now.form).toBe(String(Math.abs(stored[now.item]!)))
    const back = acts.some(({ act }) => act === 'undo' || act === 'redo')
    if (!back) expect(stored).toEqual(meant(before, acts))
  })
  await fc.assert(run, { numRuns: size(200, 6), endOnFailure: true })
  expect(faults).toEqual([])
  await context.close()
})

// What the acts mean, one after another, for the item chosen at that moment.
function meant({ items, item }: Shown, acts: readonly Act[]): Record<string, number> {
  const points = { ...items }
  let chosen = item
  const change = (to: (value: number) => number): void => {
    const value = points[chosen]!
    points[chosen] = Math.sign(value) * Math.max(0.5, to(Math.abs(value)))
  }
  for (const each of acts) {
    const { act } = each
    if (act === 'choose') chosen = each.item
    else if (act === 'type') change(() => each.value)
    else if (act === 'up' || act === 'more') change((value) => value + 1)
    else if (act === 'down') change((value) => value - 1)
  }
  return points
}

function itemsIn({ sections }: Ruleset): Record<string, number> {
  const all = sections.flatMap(({ items }) => items).filter(({ id }) => ITEMS.includes(id))
  return Object.fromEntries(all.map(({ id, points }) => [id, points!]))
}

// The points in the table, the item of the form and the number in its field.
type Shown = { items: Record<string, number>; item: string; form: string }

function shown(page: Page): Promise<Shown> {
  return page.evaluate((ids) => {
    const items = ids.map((id): [string, number] => {
      const row = document.querySelector(`lx-items [data-item="${id}"]`)!.closest('tr')!
      const cell = row.children[2]!
      const text = (cell.querySelector('ins') ?? cell).textContent ?? ''
      return [id, Number(text.trim().replace('−', '-'))]
    })
    const form = document.querySelector('lx-item-form')!
    return {
      items: Object.fromEntries(items),
      item: form.querySelector('.more-fields code')!.textContent!.trim(),
      form: form.querySelector<HTMLInputElement>('#item-points')!.value,
    }
  }, ITEMS)
}

// In the page, one act upon another, without waiting for anything the page does.
async function hurry(acts: Act[]): Promise<void> {
  const field = () => document.querySelector<HTMLInputElement>('#item-points')
  const tell = (from: HTMLElement | null, event: string) =>
    from?.dispatchEvent(new Event(event, { bubbles: true }))
  const press = (key: string, ctrlKey = false) =>
    (field() ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }),
    )
  const click = (selector: string, place = 0) =>
    document.querySelectorAll<HTMLElement>(selector)[place]?.click()
  for (const each of acts) {
    const { act } = each
    // What is drawn at once is drawn; nothing later is waited for.
    for (let turn = 0; turn < 50; turn++) await null
    if (act === 'choose') click(`[data-item="${each.item}"]`)
    else if (act === 'wait') await new Promise((resolve) => setTimeout(resolve, each.value))
    else if (act === 'type') {
      const into = field()
      if (into) into.value = String(each.value)
      tell(into, 'change')
    } else if (act === 'up') press('ArrowUp')
    else if (act === 'down') press('ArrowDown')
    else if (act === 'undo') press('z', true)
    else if (act === 'redo') press('y', true)
    else if (act === 'more') click('lx-item-points lx-number button:last-of-type')
    else if (act === 'limit') {
      const limit = document.querySelector<HTMLSelectElement>('#item-limit')!
      limit.value = limit.value === '' ? 'subject' : ''
      tell(limit, 'change')
    } else {
      click('lx-editor-middle [role=tab]', 1)
      click('lx-editor-middle [role=tab]', 0)
    }
  }
}
