// The areas of the top bar and the pages in them, each loaded when it is opened.
import type { Role } from '../client/bodies.ts'
import type { AREAS } from '../words/shell.ts'

export type Area = keyof typeof AREAS

/** A page: the shape of its address, its element, and who may see it. */
export type Page = {
  pattern: string
  area: Area | null
  tag: string
  roles?: Role[]
  load: () => Promise<unknown>
}

const RULES: Role[] = ['viewer', 'editor', 'reviewer', 'publisher', 'auditor']

const PAGES: readonly Page[] = [
  {
    pattern: 'rulesets/:ruleset/:version/edit',
    area: 'rulesets',
    tag: 'lx-page-editor',
    roles: RULES,
    load: () => import('../pages/editor/lx-page-editor.ts'),
  },
  {
    pattern: 'rulesets',
    area: 'rulesets',
    tag: 'lx-page-versions',
    roles: RULES,
    load: () => import('../pages/versions/lx-page-versions.ts'),
  },
  {
    pattern: 'rulesets/:ruleset',
    area: 'rulesets',
    tag: 'lx-page-versions',
    roles: RULES,
    load: () => import('../pages/versions/lx-page-versions.ts'),
  },
  {
    pattern: 'rulesets/:ruleset/compare/:from/:to',
    area: 'rulesets',
    tag: 'lx-page-compare',
    roles: RULES,
    load: () => import('../pages/compare/lx-page-compare.ts'),
  },
  {
    pattern: 'rulesets/:ruleset/:version/cases',
    area: 'rulesets',
    tag: 'lx-page-cases',
    roles: RULES,
    load: () => import('../pages/cases/lx-page-cases.ts'),
  },
  {
    pattern: 'subject',
    area: 'subject',
    tag: 'lx-page-subject',
    roles: RULES,
    load: () => import('../pages/subject/lx-page-subject.ts'),
  },
  {
    pattern: 'audit',
    area: 'audit',
    tag: 'lx-page-audit',
    roles: ['auditor'],
    load: () => import('../pages/audit/lx-page-audit.ts'),
  },
  {
    pattern: 'people',
    area: 'people',
    tag: 'lx-page-people',
    roles: ['administrator'],
    load: () => import('../pages/people/lx-page-people.ts'),
  },
  {
    pattern: 'rulesets/:ruleset/:version/review',
    area: 'review',
    tag: 'lx-page-review-one',
    roles: RULES,
    load: () => import('../pages/review/lx-page-review-one.ts'),
  },
  {
    pattern: 'review',
    area: 'review',
    tag: 'lx-page-review',
    roles: RULES,
    load: () => import('../pages/review/lx-page-review.ts'),
  },
  {
    pattern: 'simulations',
    area: 'simulations',
    tag: 'lx-page-simulations',
    roles: RULES,
    load: () => import('../pages/simulations/lx-page-simulations.ts'),
  },
  {
    pattern: 'simulations/:id',
    area: 'simulations',
    tag: 'lx-page-simulation',
    roles: RULES,
    load: () => import('../pages/simulations/lx-page-simulation.ts'),
  },
  {
    pattern: 'populations',
    area: 'populations',
    tag: 'lx-page-populations',
    roles: RULES,
    load: () => import('../pages/populations/lx-page-populations.ts'),
  },
  {
    pattern: 'parts',
    area: null,
    tag: 'lx-page-parts',
    load: () => import('../pages/parts/lx-page-parts.ts'),
  },
  {
    pattern: 'account',
    area: null,
    tag: 'lx-page-account',
    load: () => import('../pages/account/lx-page-account.ts'),
  },
]

/** Areas in the order of the bar, with where they begin and who may enter. */
export const BAR: readonly { area: Area; path: string; roles: Role[] }[] = [
  { area: 'rulesets', path: 'rulesets', roles: RULES },
  { area: 'simulations', path: 'simulations', roles: RULES },
  { area: 'subject', path: 'subject', roles: RULES },
  { area: 'populations', path: 'populations', roles: RULES },
  { area: 'review', path: 'review', roles: RULES },
  { area: 'audit', path: 'audit', roles: ['auditor'] },
  { area: 'people', path: 'people', roles: ['administrator'] },
]

/** The page of an address. */
export function pageOf(path: readonly string[]): Page | undefined {
  return PAGES.find(({ pattern }) => {
    const parts = pattern.split('/')
    return (
      parts.length === path.length &&
      parts.every((part, i) => part.startsWith(':') || part === path[i])
    )
  })
}
