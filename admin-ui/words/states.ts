// What a version is, in a word.
import type { Catalogue } from '../base/say.ts'

export const STATES = {
  draft: { zh: '草稿', en: 'draft' },
  returned: { zh: '退回修改', en: 'returned' },
  inReview: { zh: '复核中', en: 'in review' },
  approved: { zh: '已批准', en: 'approved' },
  scheduled: { zh: '已排期', en: 'scheduled' },
  inForce: { zh: '现行', en: 'in force' },
  superseded: { zh: '已被取代', en: 'superseded' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
} satisfies Catalogue

/** A version's state, or its phase once it is published. */
export type Standing = keyof typeof STATES

export const ROLES = {
  viewer: { zh: '查看', en: 'viewer' },
  editor: { zh: '编辑', en: 'editor' },
  reviewer: { zh: '复核', en: 'reviewer' },
  publisher: { zh: '发布', en: 'publisher' },
  auditor: { zh: '审计', en: 'auditor' },
  administrator: { zh: '系统管理', en: 'administrator' },
} satisfies Catalogue
