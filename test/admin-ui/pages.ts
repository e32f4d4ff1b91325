// Every page with somebody who may see it, and what stands there once it is loaded.

const V2 = '/#/rulesets/hangzhou-metrology/v2'

/** The pages; SIMULATION is replaced by the id of a finished one. */
export const PAGES: readonly { name: string; path: string; by: string; ready: string }[] = [
  { name: 'versions', path: '/#/rulesets', by: 'liwenjing', ready: 'lx-version-table td' },
  {
    name: 'editor',
    path: `${V2}/edit?item=market-scale-missing`,
    by: 'liwenjing',
    ready: '#item-points',
  },
  { name: 'editor-grades', path: `${V2}/edit?tab=grades`, by: 'liwenjing', ready: 'lx-limits svg' },
  {
    name: 'editor-determinations',
    path: `${V2}/edit?tab=determinations`,
    by: 'liwenjing',
    ready: 'lx-determinations article',
  },
  {
    name: 'editor-measures',
    path: `${V2}/edit?tab=measures`,
    by: 'liwenjing',
    ready: 'lx-measures li',
  },
  {
    name: 'editor-readings',
    path: `${V2}/edit?tab=readings`,
    by: 'liwenjing',
    ready: 'lx-readings article',
  },
  { name: 'editor-cases', path: `${V2}/edit?tab=cases`, by: 'liwenjing', ready: 'lx-cases table' },
  { name: 'editor-source', path: `${V2}/edit?view=source`, by: 'liwenjing', ready: 'lx-source' },
  {
    name: 'compare',
    path: '/#/rulesets/hangzhou-metrology/compare/v1/v2',
    by: 'liwenjing',
    ready: 'lx-page-compare .page > *',
  },
  { name: 'review-list', path: '/#/review', by: 'zhouguoping', ready: 'lx-page-review table' },
  { name: 'review', path: `${V2}/review`, by: 'zhouguoping', ready: 'lx-decision h2' },
  { name: 'subject', path: '/#/subject', by: 'liwenjing', ready: 'lx-page-subject .page > *' },
  {
    name: 'simulations',
    path: '/#/simulations',
    by: 'zhouguoping',
    ready: 'lx-page-simulations .page > *',
  },
  {
    name: 'simulation',
    path: '/#/simulations/SIMULATION',
    by: 'zhouguoping',
    ready: 'lx-flow svg',
  },
  {
    name: 'populations',
    path: '/#/populations',
    by: 'liwenjing',
    ready: 'lx-page-populations table',
  },
  { name: 'audit', path: '/#/audit', by: 'chenming', ready: 'lx-page-audit td' },
  { name: 'people', path: '/#/people', by: 'admin', ready: 'lx-page-people td' },
  { name: 'account', path: '/#/account', by: 'liwenjing', ready: 'lx-page-account form' },
  { name: 'parts', path: '/#/parts', by: 'liwenjing', ready: 'lx-ladder svg' },
  { name: 'nowhere', path: '/#/nowhere', by: 'liwenjing', ready: '.empty' },
  { name: 'forbidden', path: '/#/people', by: 'liwenjing', ready: '.empty' },
]
