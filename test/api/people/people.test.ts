// People and keys: sessions that end, passwords that are guessed, keys that are revoked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPasswords } from '../../../api/people/passwords.ts'
import { changeUser, createUser, listUsers } from '../../../api/people/users.ts'
import { Refusal } from '../../../api/refusal/refusal.ts'
import { type Bench, bench, by, PASSWORD } from '../service.ts'

const MINUTE = 60_000
const DAY = 86_400_000

let here: Bench
beforeAll(async () => {
  here = await bench()
})
afterAll(() => here.end())

const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (found: unknown) => found,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('it was allowed')
  return error.code
}
const signIn = (name: string, password = PASSWORD, address = 'there') =>
  here.service.sessions.signIn(name, password, address)
const boss = () => by(here.staff.administrator)
const hire = (
  name: string,
  roles: Parameters<typeof createUser>[3]['roles'],
  password = PASSWORD,
) =>
  createUser(here.service.ledger, here.service.passwords, boss(), {
    name,
    displayName: name,
    roles,
    password,
  })

describe('A session', () => {
  it('ends after half an hour without use, and after eight hours of use.', async () => {
    const { token } = await signIn('viewer')
    const { sessions } = here.service
    here.clock.now += 30 * MINUTE - 1
    expect(await sessions.check(token)).toBeDefined()
    here.clock.now += 30 * MINUTE - 1
    expect(await sessions.check(token)).toBeDefined()
    here.clock.now += 30 * MINUTE
    expect(await sessions.check(token)).toBeUndefined()
    const long = await signIn('viewer')
    for (let spent = 20; spent < 480; spent += 20) {
      here.clock.now += 20 * MINUTE
      expect(await sessions.check(long.token), `after ${spent} minutes`).toBeDefined()
    }
    here.clock.now += 20 * MINUTE
    expect(await sessions.check(long.token)).toBeUndefined()
  })

  it('has the roles of this moment, and none once the person is disabled.', async () => {
    const id = await hire('mobile', ['editor'])
    const { ledger, passwords, sessions } = here.service
    const first = await signIn('mobile')
    expect(first.person.roles).toEqual(['editor'])
    expect(first.mustChangePassword).toBe(true)
    await changeUser(ledger, passwords, boss(), id, { roles: ['viewer', 'reviewer'] })
    expect(await sessions.check(first.token)).toBeUndefined()
    const second = await signIn('mobile')
    expect(second.person.roles).toEqual(['viewer', 'reviewer'])
    await changeUser(ledger, passwords, boss(), id, { disabled: true })
    expect(await sessions.check(second.token)).toBeUndefined()
    expect(await refused(signIn('mobile'))).toBe('sign-in-failed')
  })

  it('ends when its person signs out; the others of a person end with a new password.', async () => {
    const { sessions } = here.service
    await hire('forgetful', ['viewer'])
    const [one, two] = [await signIn('forgetful'), await signIn('forgetful')]
    await sessions.signOut(one.token)
    expect(await sessions.check(one.token)).toBeUndefined()
    const three = await signIn('forgetful')
    await sessions.changePassword(two.person, two.token, PASSWORD, 'another long one')
    expect(await sessions.check(three.token)).toBeUndefined()
    expect((await sessions.check(two.token))?.mustChangePassword).toBe(false)
    expect(await refused(signIn('forgetful'))).toBe('sign-in-failed')
  })

  it('is not stored: the file holds no token and no password.', async () => {
    const { token } = await signIn('viewer')
    const { rows } = await here.service.store.read(() =>
      here.service.store.client.execute(
        'SELECT token_hash, (SELECT group_concat(password) FROM person) FROM session',
      ),
    )
    const text = JSON.stringify(
      rows.map((row) => [Buffer.from(row[0] as ArrayBuffer).toString(), row[1]]),
    )
    expect(text).not.toContain(token)
    expect(text).not.toContain(PASSWORD)
  })
})

describe('Guessing', () => {
  it('is stopped after a few attempts, and sooner from one place than for one name.', async () => {
    await hire('target', ['viewer'])
    const codes: string[] = []
    for (let i = 0; i < 40; i++)
      codes.push(await refused(signIn('target', `guess ${i}`, 'one place')))
    expect(codes.slice(0, 5)).toEqual(Array(5).fill('sign-in-failed'))
    expect(new Set(codes.slice(5))).toEqual(new Set(['sign-in-locked']))
    const spread: string[] = []
    for (let i = 0; i < 40; i++)
      spread.push(await refused(signIn('target', `guess ${i}`, `place ${i}`)))
    expect(spread.filter((code) => code === 'sign-in-failed').length).toBeLessThanOrEqual(10)
    // The right password does not help while the name is locked.
    expect(await refused(signIn('target'))).toBe('sign-in-locked')
  })

  it('learns nothing of whether a name exists.', async () => {
    const answers = async (name: string) => {
      const all: string[] = []
      for (let i = 0; i < 7; i++)
        all.push(await refused(signIn(name, 'wrong one here', 'elsewhere')))
      return all
    }
    expect(await answers('nobody-at-all')).toEqual(await answers('publisher'))
  })

  it('costs scrypt the same for a name that does not exist.', async () => {
    const passwords = createPasswords(here.options.world, { log2N: 4, r: 1, p: 1 })
    expect(await passwords.matches('x', undefined)).toBe(false)
    expect(await passwords.matches('x', null)).toBe(false)
    const stored = await passwords.hash('ＡＢＣ e\u0301')
    expect(stored).toMatch(/^scrypt\$4\$1\$1\$/)
    expect(await passwords.matches('ＡＢＣ \u00e9', stored)).toBe(true)
    expect(await passwords.matches('ABC é', stored)).toBe(false)
  })
})

describe('A person', () => {
  it('has one name, however it is typed.', async () => {
    for (const typed of ['Editor', ' EDITOR ', 'ｅｄｉｔｏｒ'])
      expect(await refused(hire(typed, ['viewer'])), typed).toBe('name-taken')
    for (const bad of ['', 'a b', 'x'.repeat(65), '张三', '<b>'])
      expect(await refused(hire(bad, ['viewer'])), bad).toBe('name-form')
    expect(await refused(hire('short', ['viewer'], 'too short'))).toBe('password-weak')
    expect(await refused(hire('holder', ['viewer'], 'i am holder of it'))).toBe('password-weak')
  })

  it('who administers holds no other role.', async () => {
    expect(await refused(hire('both', ['administrator', 'auditor']))).toBe('roles-clash')
    const { ledger, passwords } = here.service
    const change = changeUser(ledger, passwords, boss(), here.staff.auditor.id, {
      roles: ['auditor', 'administrator'],
    })
    expect(await refused(change)).toBe('roles-clash')
    const last = here.service.ledger
    for (const user of (await listUsers(last))
      .filter(({ roles }) => roles.includes('administrator'))
      .slice(1))
      await changeUser(ledger, passwords, boss(), user.id, { roles: ['viewer'] })
    const [only] = (await listUsers(last)).filter(({ roles }) => roles.includes('administrator'))
    expect(await refused(changeUser(ledger, passwords, boss(), only!.id, { disabled: true }))).toBe(
      'store-refuses',
    )
  })
})

describe('A key', () => {
  const make = (days = 30) =>
    here.service.keys.create(boss(), {
      name: 'archive',
      scopes: ['score'],
      expiresAt: here.clock.now + days * DAY,
    })
  const check = async (key: string) => (await here.service.keys.check(key))?.id

  it('works until its day, and not a moment longer.', async () => {
    const { key, info } = await make()
    expect(await check(key)).toBe(info.id)
    here.clock.now += 30 * DAY - 1
    expect(await check(key)).toBe(info.id)
    here.clock.now += 1
    expect(await check(key)).toBeUndefined()
    expect(await refused(make(366))).toBe('key-expiry')
    expect(await refused(make(0))).toBe('key-expiry')
  })

  it('stops at the next request when it is revoked, though it was known a moment before.', async () => {
    const { key, info } = await make()
    expect(await check(key)).toBe(info.id)
    await here.service.keys.revoke(boss(), info.id)
    expect(await check(key)).toBeUndefined()
    expect(await refused(here.service.keys.rotate(boss(), info.id))).toBe('key-ended')
  })

  it('is not another one: any changed character is refused.', async () => {
    const { key } = await make()
    const { key: other } = await make()
    const [, id] = key.split('_')
    expect(await check(`lx_${id}_${other.split('_').slice(2).join('_')}`)).toBeUndefined()
    for (let at = 0; at < key.length; at += 5) {
      const changed = key.slice(0, at) + (key[at] === 'x' ? 'y' : 'x') + key.slice(at + 1)
      expect(await check(changed), changed).toBeUndefined()
    }
    for (const bad of ['', 'lx_', `${key} `, key.toUpperCase(), `lx_${id}_`])
      expect(await check(bad), bad).toBeUndefined()
  })

  it('rotates: both work for a day, then only the new one.', async () => {
    const { key, info } = await make()
    const next = await here.service.keys.rotate(boss(), info.id)
    expect(await check(key)).toBe(info.id)
    expect(await check(next.key)).toBe(next.info.id)
    expect(next.info).toMatchObject({ replaces: info.id, scopes: ['score'] })
    here.clock.now += DAY
    expect(await check(key)).toBeUndefined()
    expect(await check(next.key)).toBe(next.info.id)
  })

  it('says when it was last used, also after a restart.', async () => {
    const { key, info } = await make()
    await check(key)
    const used = new Date(here.clock.now).toISOString()
    const now = async () =>
      (await here.service.keys.list()).find(({ id }) => id === info.id)?.lastUsedAt
    expect(await now()).toBe(used)
    await here.restart()
    expect(await now()).toBe(used)
  })
})
