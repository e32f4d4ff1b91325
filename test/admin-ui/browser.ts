// A Chromium to look at the pages with: the system's where there is one, else the one that npm
// brought. Everything a page says that it should not is collected.
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where the browser is. One that npm brought is unpacked first, which two must not do at once. */
export async function browserPath(): Promise<string> {
  const system = SYSTEM.find((path) => existsSync(path))
  if (system) return system
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}

/**
 * A browser without a window. The flags that come with the packed one are not for us: in a single
 * process it ends with the first seat that is left.
 */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args: FLAGS })
}

/** How somebody looks at the pages. */
export type Looks = {
  language?: 'zh' | 'en'
  theme?: 'light' | 'dark'
  width?: number
  height?: number
}

/** All the ways to look: both languages, wide and narrow, light and dark; opposites mirrored. */
export const LOOKS: readonly Required<Looks>[] = [390, 1440].flatMap((width) =>
  (['zh', 'en'] as const).flatMap((language) =>
    (['light', 'dark'] as const).map((theme) => ({ language, theme, width, height: 844 })),
  ),
)

/** A person's own browser, and what went wrong in it. */
export type Seat = { context: BrowserContext; page: Page; faults: string[] }

/** A fresh seat at `url`; faults are errors of scripts, of the CSP, and requests to other hosts. */
export async function sit(browser: Browser, url: string, looks: Looks = {}): Promise<Seat> {
  const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce' })
  // A busy machine takes its time.
  context.setDefaultTimeout(60_000)
  const faults: string[] = []
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // A refused request is an answer; everything else an error says is a fault.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text())
  })
  context.on('request', (request) => {
    const outside = !request.url().startsWith(url) && !/^(data|blob):/.test(request.url())
    if (outside) faults.push(`request to ${request.url()}`)
  })
  await look(page, looks)
  return { context, page, faults }
}

/** Looks at the next page that is opened in another way. */
export async function look(page: Page, looks: Looks): Promise<void> {
  const { language = 'zh', theme = 'light', width = 1440, height = 900 } = looks
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: theme })
  await page.addInitScript((chosen) => {
    if (location.protocol !== 'about:')
      localStorage.setItem('liangxin.settings', JSON.stringify({ language: chosen }))
  }, language)
}

/** A fresh seat of somebody who has signed in before. */
export async function sitAs(
  browser: Browser,
  { url, sessions }: { url: string; sessions: Record<string, string> },
  person: string,
): Promise<Seat> {
  const seat = await sit(browser, url)
  const [name, value] = sessions[person]!.split('=')
  await seat.context.addCookies([{ name: name!, value: value!, url }])
  return seat
}
