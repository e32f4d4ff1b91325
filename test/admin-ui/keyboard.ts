// Somebody who never touches a mouse: Tab to what is wanted, Enter, type.
import type { Page } from 'playwright-core'

/** A page has fewer stops than this. */
const MOST_STOPS = 800

/** Presses Tab, or Shift+Tab for what stands before, until the focus stands on what is found. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const wanted = page.locator(selector).first()
  await wanted.waitFor()
  for (let i = 0; i < MOST_STOPS; i++) {
    const way = await wanted.evaluate((element) => {
      const now = document.activeElement ?? document.body
      if (now === element) return 'here'
      const before = now.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING
      return before && !now.contains(element) ? 'Shift+Tab' : 'Tab'
    })
    if (way === 'here') return
    await page.keyboard.press(way)
  }
  throw new Error(`the keyboard never reaches ${selector}`)
}

/** Goes there and presses Enter. */
export async function enter(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.press('Enter')
}

/** Goes to a field and types over what stands in it. */
export async function typeInto(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

/** Goes to a field and puts a text into it at once, as pasting does. */
export async function paste(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
}

/** Goes to a list and types how the choice begins. */
export async function choose(page: Page, selector: string, start: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.type(start)
}
