// People, sessions and service keys as the API shows them.
import { type Static, Type } from 'typebox'
import { closed, oneOf } from '../../engine/schema/words.ts'
import { Instant, PersonRef } from './common.ts'
import { answer, input, orNull } from './define.ts'

/** The roles of people, in the order of a standard's life. */
export const ROLES = [
  'viewer',
  'editor',
  'reviewer',
  'publisher',
  'auditor',
  'administrator',
] as const

/** What a service key may be given. */
export const SCOPES = ['read', 'score', 'score:receipt'] as const

const Role = oneOf(ROLES, '角色')
const Scope = oneOf(SCOPES, '服务密钥的用途')
const Roles = Type.Array(Role, { uniqueItems: true, title: '角色' })
const Scopes = Type.Array(Scope, { minItems: 1, uniqueItems: true, title: '用途' })
const Password = Type.String({ minLength: 1, maxLength: 200, title: '密码' })
const Identity = Type.String({
  minLength: 1,
  maxLength: 200,
  title: '在统一身份认证中的标识',
})
const Sent = Type.String({ maxLength: 4000 })
const Short = Type.String({ minLength: 1, maxLength: 64 })

export const SignIn = input(
  'SignIn',
  closed({ name: Type.String({ minLength: 1, maxLength: 200 }), password: Password }, '登录'),
)

/** How people may sign in besides by password. */
export const SignInWays = answer(
  'SignInWays',
  closed(
    { provider: orNull(closed({ name: Type.String() }, '统一身份认证，没有设置的为 null')) },
    '登录方式',
  ),
)

/** What a provider of identities sends back; whatever else it adds is its own. */
export const ProviderAnswer = input(
  'ProviderAnswer',
  Type.Object(
    {
      code: Type.Optional(Sent),
      state: Type.Optional(Sent),
      error: Type.Optional(Sent),
      iss: Type.Optional(Sent),
    },
    { title: '统一身份认证的答复' },
  ),
)

export const Me = answer(
  'Me',
  closed(
    {
      person: PersonRef,
      roles: Roles,
      mustChangePassword: Type.Boolean({ title: '须先修改密码' }),
      confirmBy: oneOf(['password', 'provider'], '审核、发布前再次确认的方式'),
      expiresAt: Instant,
    },
    '当前人员',
  ),
)

export const PasswordChange = input(
  'PasswordChange',
  closed({ current: Password, next: Password }, '修改本人密码'),
)

export const User = answer(
  'User',
  closed(
    {
      id: Type.String(),
      name: Type.String(),
      displayName: Type.String(),
      roles: Roles,
      identity: orNull(Identity),
      disabled: Type.Boolean(),
      lastLoginAt: orNull(Instant),
      createdAt: Instant,
    },
    '人员',
  ),
)

export const UserList = answer('UserList', closed({ users: Type.Array(User) }, '人员一览'))

export const NewUser = input(
  'NewUser',
  closed(
    {
      name: Short,
      displayName: Short,
      roles: Roles,
      password: Type.Optional(Password),
      identity: Type.Optional(Identity),
    },
    '新人员：密码和统一身份至少有一个',
  ),
)

export const UserChange = input(
  'UserChange',
  closed(
    {
      roles: Type.Optional(Roles),
      disabled: Type.Optional(Type.Boolean()),
      password: Type.Optional(Password),
      identity: Type.Optional(orNull(Identity)),
    },
    '对人员的改动',
  ),
)

export const IdParams = input('IdParams', closed({ id: Short }, '编号'))

const key = {
  id: Type.String(),
  name: Type.String(),
  scopes: Scopes,
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: orNull(Instant),
  revokedAt: orNull(Instant),
  replaces: orNull(Type.String({ title: '所替换的密钥' })),
}

export const Key = answer('Key', closed(key, '服务密钥'))
export const KeyList = answer('KeyList', closed({ keys: Type.Array(Key) }, '服务密钥一览'))
export const FreshKey = answer(
  'FreshKey',
  closed({ key: Type.String({ title: '密钥全文，只显示这一次' }), ...key }, '新的服务密钥'),
)

export const NewKey = input(
  'NewKey',
  closed({ name: Short, scopes: Scopes, expiresAt: Instant }, '新服务密钥'),
)

/** The person signed in. */
export type Me = Static<typeof Me>
export type SignInWays = Static<typeof SignInWays>
export type Role = Static<typeof Role>
export type Scope = Static<typeof Scope>
/** A person as administrators see them. */
export type User = Static<typeof User>
export type NewUser = Static<typeof NewUser>
export type UserChange = Static<typeof UserChange>
/** A key as administrators see it. */
export type Key = Static<typeof Key>
export type FreshKey = Static<typeof FreshKey>
export type NewKey = Static<typeof NewKey>
