// People and service keys, for administrators.

import {
  FreshKey,
  IdParams,
  KeyList,
  NewKey,
  NewUser,
  User,
  UserChange,
  UserList,
} from '../../contract/people.ts'
import { NoQuery } from '../../contract/versions.ts'
import { actorOf } from '../../people/principal.ts'
import { changeUser, createUser, listUsers } from '../../people/users.ts'
import { ADMINISTRATORS } from '../access.ts'
import { json, nothing } from '../answer.ts'
import { type Desk, personOf } from '../desk.ts'
import { type Route, route } from '../route.ts'

const shared = { tag: 'people', query: NoQuery, access: ADMINISTRATORS } as const
const one = { ...shared, params: IdParams } as const
const bodies = [400, 413, 415, 422] as const

/** /v1/users. */
export function userRoutes({ ledger, passwords }: Desk): Route[] {
  const find = async (id: string) => (await listUsers(ledger)).find((user) => user.id === id)
  return [
    route({
      ...shared,
      id: 'listUsers',
      method: 'GET',
      path: '/v1/users',
      summary: { zh: '人员一览', en: 'List people' },
      answers: ok(UserList),
      refusals: [],
      handle: async () => json({ users: await listUsers(ledger) }),
    }),
    route({
      ...shared,
      id: 'createUser',
      method: 'POST',
      path: '/v1/users',
      body: { kind: 'json', schema: NewUser },
      summary: {
        zh: '增加人员，首次登录须改密码',
        en: 'Add a person, who must change the password first',
      },
      answers: { 201: ok(User)[200] },
      refusals: [...bodies, 409],
      handle: async ({ body, caller }) => {
        const id = await createUser(ledger, passwords, actorOf(personOf(caller)), body)
        return json(await find(id), 201, { location: `/v1/users/${id}` })
      },
    }),
    route({
      ...one,
      id: 'changeUser',
      method: 'PATCH',
      path: '/v1/users/{id}',
      body: { kind: 'json', schema: UserChange },
      summary: {
        zh: '改角色、停用或重设密码，该人员的会话随即失效',
        en: 'Change roles, disable, or reset a password; sessions end at once',
      },
      answers: ok(User),
      refusals: [...bodies, 404, 409],
      handle: async ({ params, body, caller }) => {
        await changeUser(ledger, passwords, actorOf(personOf(caller)), params.id, body)
        return json(await find(params.id))
      },
    }),
  ]
}

/** /v1/keys. */
export function keyRoutes({ keys }: Desk): Route[] {
  return [
    route({
      ...shared,
      id: 'listKeys',
      method: 'GET',
      path: '/v1/keys',
      summary: { zh: '服务密钥一览', en: 'List service keys' },
      answers: ok(KeyList),
      refusals: [],
      handle: async () => json({ keys: await keys.list() }),
    }),
    route({
      ...shared,
      id: 'createKey',
      method: 'POST',
      path: '/v1/keys',
      body: { kind: 'json', schema: NewKey },
      summary: {
        zh: '发放服务密钥，全文只显示这一次',
        en: 'Make a service key; its text is shown once',
      },
      answers: { 201: ok(FreshKey)[200] },
      refusals: bodies,
      handle: async ({ body, caller }) => {
        const wanted = { ...body, expiresAt: Date.parse(body.expiresAt) }
        const { key, info } = await keys.create(actorOf(personOf(caller)), wanted)
        return json({ key, ...info }, 201)
      },
    }),
    route({
      ...one,
      id: 'rotateKey',
      method: 'POST',
      path: '/v1/keys/{id}/rotate',
      summary: {
        zh: '换发密钥，旧的还能用一天',
        en: 'Replace a key; the old one works for a day more',
      },
      answers: { 201: ok(FreshKey)[200] },
      refusals: [404, 409],
      handle: async ({ params, caller }) => {
        const { key, info } = await keys.rotate(actorOf(personOf(caller)), params.id)
        return json({ key, ...info }, 201)
      },
    }),
    route({
      ...one,
      id: 'revokeKey',
      method: 'DELETE',
      path: '/v1/keys/{id}',
      summary: { zh: '吊销密钥，下一个请求即失效', en: 'Revoke a key; its next request fails' },
      answers: { 204: { description: { zh: '已吊销', en: 'Revoked' } } },
      refusals: [404],
      handle: async ({ params, caller }) => {
        await keys.revoke(actorOf(personOf(caller)), params.id)
        return nothing()
      },
    }),
  ]
}

function ok(schema: typeof User | typeof UserList | typeof KeyList | typeof FreshKey) {
  return {
    200: {
      description: { zh: '内容', en: 'The content' },
      content: { 'application/json': schema },
    },
  }
}
