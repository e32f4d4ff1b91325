// People, sessions and service keys as the API shows them.
import { type Static, Type } from 'typebox'
import { closed, oneOf } from '../../engine/schema/words.ts'
import { Instant, PersonRef } from './common.ts'
import { answer, input, orNull } from './define.ts'

const Role = oneOf(
  ['viewer', 'editor', 'reviewer', 'publisher', 'auditor', 'administrator'],
  '角色',
)
const Scope = oneOf(['read', 'score', 'score:receipt'], '服务密钥的用途')
const Roles = Type.Array(Role, { uniqueItems: true, title: '角色' })
const Scopes = Type.Array(Scope, { minItems: 1, uniqueItems: true, title: '用途' })
const Password = Type.String({ minLength: 1, maxLength: 200, title: '密码' })
const Short = Type.String({ minLength: 1, maxLength: 64 })

export const SignIn = input(
  'SignIn',
  closed({ name: Type.String({ minLength: 1, maxLength: 200 }), password: Password }, '登录'),
)

export const Me = answer(
  'Me',
  closed(
    {
      person: PersonRef,
      roles: Roles,
      mustChangePassword: Type.Boolean({ title: '须先修改密码' }),
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
  closed({ name: Short, displayName: Short, roles: Roles, password: Password }, '新人员'),
)

export const UserChange = input(
  'UserChange',
  closed(
    {
      roles: Type.Optional(Roles),
      disabled: Type.Optional(Type.Boolean()),
      password: Type.Optional(Password),
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
