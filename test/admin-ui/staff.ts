// Who works at the service that the pages are tested over.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { session } from './caller.ts'

export const PASSWORD = '计量信用 correct-horse-7'

/** Who works here; each is one person. */
const STAFF = {
  liwenjing: { displayName: '李文静', roles: ['viewer', 'editor'] },
  wanghaifeng: { displayName: '王海峰', roles: ['viewer', 'editor'] },
  zhouguoping: { displayName: '周国平', roles: ['viewer', 'reviewer'] },
  shenhui: { displayName: '沈慧', roles: ['viewer', 'publisher'] },
  chenming: { displayName: '陈明', roles: ['auditor'] },
} as const

/** Who has been let in: the administrator's name, and everybody's cookie by name or as `admin`. */
export type LetIn = { administrator: string; sessions: Record<string, string> }

/**
 * Lets everybody in, over a service at its first start: the administrator, who gets the staff's
 * password, too, and the staff.
 */
export async function letIn(url: string, data: string): Promise<LetIn> {
  const first = JSON.parse(readFileSync(join(data, 'first-run.json'), 'utf8')) as {
    administrator: { name: string; password: string }
  }
  const { name, password } = first.administrator
  const change = { current: password, next: PASSWORD }
  const admin = await session(url, name, password)
  await admin.call('PUT', '/v1/me/password', change)
  const sessions: Record<string, string> = { admin: admin.cookie() }
  for (const [login, { displayName, roles }] of Object.entries(STAFF)) {
    const initial = `${PASSWORD} at first`
    await admin.call('POST', '/v1/users', { name: login, displayName, roles, password: initial })
    const own = await session(url, login, initial)
    await own.call('PUT', '/v1/me/password', { current: initial, next: PASSWORD })
    sessions[login] = own.cookie()
  }
  return { administrator: name, sessions }
}
