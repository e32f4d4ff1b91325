// What people say about a version.
import { CommentList, NewComment } from '../../contract/lifecycle.ts'
import { NoQuery, VersionParams } from '../../contract/versions.ts'
import { addComment, listComments } from '../../lifecycle/comments.ts'
import type { Name } from '../../lifecycle/content.ts'
import { namesOf, refOf } from '../../rules/views.ts'
import { COLLEAGUES } from '../access.ts'
import { json } from '../answer.ts'
import { type Desk, personOf } from '../desk.ts'
import { type Route, route } from '../route.ts'

const AT = '/v1/rulesets/{ruleset}/versions/{version}'
const one = { tag: 'lifecycle', query: NoQuery, params: VersionParams } as const

/** …/comments: a service has nothing to say about a draft. */
export function commentRoutes({ office, ledger }: Desk): Route[] {
  return [
    route({
      ...one,
      id: 'listComments',
      method: 'GET',
      path: `${AT}/comments`,
      access: COLLEAGUES,
      summary: { zh: '对一个版本的意见', en: 'Comments on a version' },
      answers: comments(200),
      refusals: [404],
      handle: async ({ params }) => json(await commentsOf(params)),
    }),
    route({
      ...one,
      id: 'addComment',
      method: 'POST',
      path: `${AT}/comments`,
      access: COLLEAGUES,
      body: { kind: 'json', schema: NewComment },
      summary: { zh: '提意见', en: 'Comment' },
      answers: comments(201),
      refusals: [400, 404, 413, 415, 422],
      handle: async ({ params, body, caller }) => {
        await addComment(office, personOf(caller), params, body)
        return json(await commentsOf(params), 201)
      },
    }),
  ]

  async function commentsOf(name: Name) {
    const remarks = await listComments(office, name)
    const names = await ledger.store.read(namesOf)
    return {
      comments: remarks.map(({ id, place, text, person, createdAt }) => ({
        id,
        at: place,
        text,
        by: refOf(names, person),
        createdAt: new Date(createdAt).toISOString(),
      })),
    }
  }
}

function comments(status: 200 | 201) {
  const content = { 'application/json': CommentList }
  return { [status]: { description: { zh: '意见', en: 'Comments' }, content } }
}
