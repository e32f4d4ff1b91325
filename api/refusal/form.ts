// What the words of refusals are made of.

type Values = Record<string, string | number>
/** A refusal in words: its HTTP status, both languages, and what to do instead. */
export type Words = (v: Values) => {
  status: number
  zh: string
  en: string
  hint?: { zh: string; en: string }
}

/** What to do instead. */
export const hint = (zh: string, en: string) => ({ hint: { zh, en } })

/** The states of a version. */
export const STATES: Record<string, { zh: string; en: string }> = {
  draft: { zh: '草稿', en: 'a draft' },
  inReview: { zh: '复核中', en: 'in review' },
  approved: { zh: '已批准', en: 'approved' },
  published: { zh: '已发布', en: 'published' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}

const ROLES: Record<string, { zh: string; en: string }> = {
  viewer: { zh: '查看', en: 'viewer' },
  editor: { zh: '编辑', en: 'editor' },
  reviewer: { zh: '复核', en: 'reviewer' },
  publisher: { zh: '发布', en: 'publisher' },
  auditor: { zh: '审计', en: 'auditor' },
  administrator: { zh: '系统管理', en: 'administrator' },
}

/** The roles of a list 「reviewer、publisher」 in words. */
export const rolesIn = (list: string | number | undefined, language: 'zh' | 'en'): string[] =>
  String(list)
    .split('、')
    .map((role) => ROLES[role]?.[language] ?? role)
