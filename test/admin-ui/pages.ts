// Every page with somebody who may see it, and what stands there once it is loaded; and what a
// page can come to: its dialogs, and what it says where there is nothing, or nothing allowed.
import type { Page } from 'playwright-core'

const V2 = '/#/rulesets/hangzhou-metrology/v2'
const EDIT = `${V2}/edit`
const ITEM = `${EDIT}?item=market-scale-missing`

/** One view; SIMULATION is replaced by the id of a finished one. */
export type View = {
  name: string
  path: string
  by: string
  ready: string
  /** What somebody does there first. */
  reach?: (page: Page) => Promise<unknown>
}

const LI = 'liwenjing'
const ZHOU = 'zhouguoping'

/** The pages. */
export const PAGES: readonly View[] = [
  { name: 'versions', path: '/#/rulesets', by: LI, ready: 'lx-version-table td' },
  { name: 'editor', path: ITEM, by: LI, ready: '#item-points' },
  { name: 'editor-grades', path: `${EDIT}?tab=grades`, by: LI, ready: 'lx-limits svg' },
  {
    name: 'editor-determinations',
    path: `${EDIT}?tab=determinations`,
    by: LI,
    ready: 'lx-determinations article',
  },
  { name: 'editor-validity', path: `${EDIT}?tab=validity`, by: LI, ready: 'lx-validity input' },
  { name: 'editor-repair', path: `${EDIT}?tab=repair`, by: LI, ready: 'lx-repair section' },
  { name: 'editor-measures', path: `${EDIT}?tab=measures`, by: LI, ready: 'lx-measures li' },
  { name: 'editor-readings', path: `${EDIT}?tab=readings`, by: LI, ready: 'lx-readings article' },
  { name: 'editor-cases', path: `${EDIT}?tab=cases`, by: LI, ready: 'lx-cases table' },
  { name: 'editor-source', path: `${EDIT}?view=source`, by: LI, ready: 'lx-source .cm-line' },
  {
    name: 'compare',
    path: '/#/rulesets/hangzhou-metrology/compare/v1/v2',
    by: LI,
    ready: 'lx-page-compare lx-diff',
  },
  {
    name: 'compare-table',
    path: '/#/rulesets/hangzhou-metrology/compare/v1/v2?view=table',
    by: LI,
    ready: 'lx-rows td',
  },
  {
    name: 'compare-source',
    path: '/#/rulesets/hangzhou-metrology/compare/v1/v2?view=source',
    by: LI,
    // What is the same is folded.
    ready: 'lx-source-diff .cm-collapsedLines',
  },
  { name: 'cases', path: `${V2}/cases`, by: LI, ready: 'lx-page-cases td' },
  { name: 'subject', path: '/#/subject', by: LI, ready: 'lx-facts input' },
  { name: 'populations', path: '/#/populations', by: LI, ready: 'lx-page-populations td' },
  { name: 'account', path: '/#/account', by: LI, ready: 'lx-page-account form' },
  { name: 'parts', path: '/#/parts', by: LI, ready: 'lx-ladder svg' },
  { name: 'review-list', path: '/#/review', by: ZHOU, ready: 'lx-page-review td' },
  { name: 'review', path: `${V2}/review`, by: ZHOU, ready: 'lx-decision h2' },
  { name: 'simulations', path: '/#/simulations', by: ZHOU, ready: 'lx-page-simulations td' },
  { name: 'simulation', path: '/#/simulations/SIMULATION', by: ZHOU, ready: 'lx-flow svg' },
  {
    name: 'simulation-movers',
    path: '/#/simulations/SIMULATION?part=movers',
    by: ZHOU,
    ready: 'lx-movers td',
  },
  { name: 'audit', path: '/#/audit', by: 'chenming', ready: 'lx-page-audit td' },
  { name: 'people', path: '/#/people', by: 'admin', ready: 'lx-page-people td' },
]

/** What pages come to. */
export const STATES: readonly View[] = [
  { name: 'nowhere', path: '/#/nowhere', by: LI, ready: '.empty' },
  { name: 'forbidden', path: '/#/people', by: LI, ready: '.empty' },
  {
    name: 'no-such-version',
    path: '/#/rulesets/hangzhou-metrology/v99/edit',
    by: LI,
    ready: '.trouble',
  },
  {
    name: 'menu',
    path: '/#/rulesets',
    by: LI,
    ready: 'lx-version-table td',
    reach: async (page) => {
      await page.click('lx-top-bar .who:visible, lx-top-bar .burger:visible')
      await page.waitForSelector('lx-top-bar .menu')
    },
  },
  {
    name: 'find',
    path: '/#/rulesets',
    by: LI,
    ready: 'lx-version-table td',
    reach: async (page) => {
      await page.click('lx-top-bar .find')
      await page.fill('dialog[open] input', '24')
      await page.waitForSelector('dialog[open] [role=option], dialog[open] li')
    },
  },
  {
    name: 'keys',
    path: '/#/rulesets',
    by: LI,
    ready: 'lx-version-table td',
    reach: (page) => page.keyboard.press('?').then(() => page.waitForSelector('dialog[open]')),
  },
  {
    name: 'amend',
    path: '/#/rulesets',
    by: LI,
    ready: 'lx-version-table td',
    reach: (page) =>
      page.click('.document-bar .primary').then(() => page.waitForSelector('dialog[open]')),
  },
  {
    name: 'add-item',
    path: ITEM,
    by: LI,
    ready: '#item-points',
    reach: (page) =>
      page.click('lx-items .tools > button').then(() => page.waitForSelector('#new-id')),
  },
  {
    name: 'submit',
    path: ITEM,
    by: LI,
    ready: '#item-points',
    reach: (page) =>
      page.click('lx-editor-bar .primary').then(() => page.waitForSelector('dialog[open]')),
  },
  {
    name: 'subject-record',
    path: '/#/subject',
    by: LI,
    ready: 'lx-facts input',
    reach: (page) =>
      page.click('lx-facts .add').then(() => page.waitForSelector('lx-record select')),
  },
  {
    name: 'roles',
    path: '/#/people',
    by: 'admin',
    ready: 'lx-users td.acts button',
    // What somebody may do already is what the dialog begins with.
    reach: (page) =>
      page
        .click('lx-users td.acts button')
        .then(() => page.waitForSelector('dialog[open] [name=role]:checked')),
  },
  { name: 'read-only', path: ITEM, by: ZHOU, ready: '#item-points' },
  { name: 'audit-forbidden', path: '/#/audit', by: ZHOU, ready: '.empty' },
]

/** Pages of a service where nothing has been made yet. */
export const EMPTY: readonly View[] = [
  { name: 'simulations', path: '/#/simulations', by: LI, ready: 'lx-page-simulations .page > *' },
  { name: 'populations', path: '/#/populations', by: LI, ready: 'lx-page-populations .page > *' },
  { name: 'review-list', path: '/#/review', by: LI, ready: 'lx-page-review section' },
  {
    name: 'editor',
    path: '/#/rulesets/hangzhou-metrology/v1/edit',
    by: LI,
    ready: 'lx-items [data-item]',
  },
]
