// Who may do what to a version now. The same answers show in the pages and refuse in the API;
// the database's triggers hold the same rules against everything else.
import type { Person, Role } from '../people/principal.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Folder, Row } from './office.ts'

const ACTIONS = ['edit', 'submit', 'return', 'approve', 'publish', 'withdraw', 'delete'] as const

export type Action = (typeof ACTIONS)[number]

/** True, or why not. */
type May = Record<Action, true | Refusal>

const ROLE: Record<Action, Role> = {
  edit: 'editor',
  submit: 'editor',
  return: 'reviewer',
  approve: 'reviewer',
  publish: 'publisher',
  withdraw: 'publisher',
  delete: 'editor',
}

const STATES: Record<Action, readonly Row['state'][]> = {
  edit: ['draft'],
  submit: ['draft'],
  return: ['inReview', 'approved'],
  approve: ['inReview', 'approved'],
  publish: ['approved'],
  withdraw: ['published'],
  delete: ['draft'],
}

/** What this person may do to this version today. */
export function may(folder: Folder, who: Person, today: string): May {
  const answers = {} as May
  for (const action of ACTIONS) answers[action] = whyNot(action, folder, who, today) ?? true
  return answers
}

/** Throws the reason where the person may not. */
export function must(action: Action, folder: Folder, who: Person, today: string): void {
  const reason = whyNot(action, folder, who, today)
  if (reason) throw reason
}

function whyNot(action: Action, folder: Folder, who: Person, today: string): Refusal | undefined {
  const { row, contributors, approvals } = folder
  // A publisher too can send back what was approved.
  const roles: Role[] =
    action === 'return' && row.state === 'approved' ? ['reviewer', 'publisher'] : [ROLE[action]]
  if (!roles.some((role) => who.roles.includes(role)))
    return new Refusal('role-missing', { role: roles.join('、') })
  if (!STATES[action].includes(row.state))
    return new Refusal('state-wrong', {
      action: WORDS[action].zh,
      actionEn: action,
      state: row.state,
    })
  if (action === 'delete' && row.author !== who.id) return new Refusal('author-only')
  if (action === 'delete' && approvals.length > 0) return new Refusal('approved-once')
  if (action === 'approve' && contributors.includes(who.id)) return new Refusal('own-work-approve')
  if (action !== 'publish') return undefined
  if (contributors.includes(who.id)) return new Refusal('own-work-publish')
  if (approvals.some((each) => each.person === who.id)) return new Refusal('approver-publishes')
  return retroactiveRefusal(folder, today)
}

/** Whether the version would change grades of days that have begun. */
export function isRetroactive({ effectiveFrom }: Row, today: string): boolean {
  return effectiveFrom !== null && effectiveFrom <= today
}

function retroactiveRefusal({ row, approvals }: Folder, today: string): Refusal | undefined {
  if (!isRetroactive(row, today)) return undefined
  const these = approvals.filter(({ round }) => round === row.round)
  if (these.length >= 2 && these.some(({ reason }) => reason !== null)) return undefined
  return new Refusal('retroactive', { date: row.effectiveFrom ?? '', count: these.length })
}

const WORDS: Record<Action, { zh: string }> = {
  edit: { zh: '修改' },
  submit: { zh: '送审' },
  return: { zh: '退回' },
  approve: { zh: '批准' },
  publish: { zh: '发布' },
  withdraw: { zh: '撤回' },
  delete: { zh: '删除' },
}
