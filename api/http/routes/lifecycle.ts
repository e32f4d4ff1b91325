// Moving a version on: draft, save, submit, return, approve, publish, withdraw.
import {
  Approval,
  NewVersion,
  Publication,
  Return,
  Saved,
  Submission,
  Withdrawal,
} from '../../contract/lifecycle.ts'
import { NoQuery, RulesetParams, VersionDetail, VersionParams } from '../../contract/versions.ts'
import type { Name } from '../../lifecycle/content.ts'
import { createDraft, deleteDraft, saveCases, saveText } from '../../lifecycle/drafts.ts'
import { publish, withdraw } from '../../lifecycle/release.ts'
import { approve, giveBack, submit } from '../../lifecycle/review.ts'
import { EDITORS, PUBLISHERS, RETURNERS, REVIEWERS } from '../access.ts'
import { json, nothing } from '../answer.ts'
import { tokenOf } from '../cookie.ts'
import { type Desk, personOf } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { type Call, type Route, route } from '../route.ts'
import { ETAG } from './rulesets.ts'

const AT = '/v1/rulesets/{ruleset}/versions/{version}'
const shared = { tag: 'lifecycle', query: NoQuery } as const
const one = { ...shared, params: VersionParams } as const
const tagged = [{ name: 'If-Match', needed: true }] as const
const moving = {
  ...one,
  method: 'POST',
  headers: tagged,
  refusals: [400, 404, 409, 412, 413, 415, 422, 428],
} as const
const saving = {
  ...one,
  method: 'PUT',
  headers: tagged,
  refusals: [400, 404, 409, 412, 413, 415, 422, 428],
} as const
const detail = {
  200: {
    description: { zh: '该版本现在的样子', en: 'The version as it is now' },
    headers: ETAG,
    content: { 'application/json': VersionDetail },
  },
}

type AtVersion = Call<Name, object, unknown>

/** The routes of the lifecycle; every one but a new draft needs If-Match. */
export function lifecycleRoutes(desk: Desk, { rules }: Ports): Route[] {
  const { office } = desk
  const tagOf = ({ request }: AtVersion) => request.headers.get('if-match') ?? undefined
  const answer = async ({ params, caller }: AtVersion, status = 200, headers = {}) => {
    const found = await rules.readVersion(params.ruleset, params.version, caller)
    return json(found!, status, { etag: `"${found!.sourceHash}"`, ...headers })
  }
  const move =
    <T extends AtVersion>(work: (call: T) => Promise<void>) =>
    async (call: T) => {
      await work(call)
      return answer(call)
    }
  const confirm = ({ caller, request, address }: AtVersion, password: string | undefined) =>
    desk.confirm(personOf(caller), tokenOf(request)!, password, address)

  return [
    route({
      ...shared,
      id: 'createVersion',
      method: 'POST',
      path: '/v1/rulesets/{ruleset}/versions',
      params: RulesetParams,
      access: EDITORS,
      body: { kind: 'json', schema: NewVersion },
      summary: { zh: '以一个版本为底本起草', en: 'Start a draft from a version' },
      answers: {
        201: {
          ...detail[200],
          headers: { ...ETAG, Location: { zh: '草稿的地址', en: 'Where the draft is' } },
        },
      },
      refusals: [400, 404, 409, 413, 415, 422],
      handle: async (call) => {
        const { ruleset } = call.params
        const name = await createDraft(office, personOf(call.caller), { ruleset, ...call.body })
        const location = `/v1/rulesets/${name.ruleset}/versions/${name.version}`
        return answer({ ...call, params: name }, 201, { location })
      },
    }),
    route({
      ...saving,
      id: 'saveText',
      path: AT,
      access: EDITORS,
      body: { kind: 'yaml', most: 1_048_576 },
      summary: {
        zh: '保存草稿全文，有错也保存',
        en: 'Save the text of a draft, also a broken one',
      },
      answers: savedAnswer(),
      handle: async (call) => {
        const { params, body, caller } = call
        const saved = await saveText(office, personOf(caller), params, body, tagOf(call))
        return json(saved, 200, { etag: `"${saved.sourceHash}"` })
      },
    }),
    route({
      ...saving,
      id: 'saveCases',
      path: `${AT}/cases`,
      access: EDITORS,
      body: { kind: 'yaml', most: 1_048_576 },
      summary: { zh: '保存草稿的核对案例', en: 'Save the cases of a draft' },
      description: {
        zh: 'If-Match 是所见案例的 casesHash；还没有案例时写 "none"。',
        en: 'If-Match is the casesHash of the cases you saw, or "none" where there are none yet.',
      },
      answers: savedAnswer(),
      handle: async (call) => {
        const { params, body, caller } = call
        const saved = await saveCases(office, personOf(caller), params, body, tagOf(call))
        return json(saved, 200, { etag: `"${saved.casesHash}"` })
      },
    }),
    route({
      ...one,
      id: 'deleteVersion',
      method: 'DELETE',
      path: AT,
      headers: tagged,
      access: EDITORS,
      summary: {
        zh: '删除本人起草、从未审核通过的草稿',
        en: 'Delete a draft of your own that nobody approved',
      },
      answers: { 204: { description: { zh: '已删除', en: 'Deleted' } } },
      refusals: [404, 409, 412, 428],
      handle: async (call) => {
        await deleteDraft(office, personOf(call.caller), call.params, tagOf(call))
        return nothing()
      },
    }),
    route({
      ...moving,
      id: 'submitVersion',
      path: `${AT}/submit`,
      access: EDITORS,
      body: { kind: 'json', schema: Submission },
      summary: { zh: '送审：没有错误，案例全部通过', en: 'Submit: no errors, and all cases pass' },
      answers: detail,
      handle: move((call) =>
        submit(office, personOf(call.caller), call.params, tagOf(call), call.body.note),
      ),
    }),
    route({
      ...moving,
      id: 'returnVersion',
      path: `${AT}/return`,
      access: RETURNERS,
      body: { kind: 'json', schema: Return },
      summary: {
        zh: '退回修改，已有的审核意见作废',
        en: 'Return to draft; its approvals are void',
      },
      answers: detail,
      handle: move((call) =>
        giveBack(office, personOf(call.caller), call.params, tagOf(call), call.body.reason),
      ),
    }),
    route({
      ...moving,
      id: 'approveVersion',
      path: `${AT}/approve`,
      access: REVIEWERS,
      body: { kind: 'json', schema: Approval },
      summary: { zh: '审核通过，须再输入密码', en: 'Approve; your password is asked again' },
      answers: detail,
      handle: move(async (call) => {
        await confirm(call, call.body.password)
        await approve(office, personOf(call.caller), call.params, tagOf(call), call.body)
      }),
    }),
    route({
      ...moving,
      id: 'publishVersion',
      path: `${AT}/publish`,
      access: PUBLISHERS,
      body: { kind: 'json', schema: Publication },
      summary: { zh: '发布，须再输入密码', en: 'Publish; your password is asked again' },
      answers: detail,
      handle: move(async (call) => {
        await confirm(call, call.body.password)
        await publish(office, personOf(call.caller), call.params, tagOf(call))
      }),
    }),
    route({
      ...moving,
      id: 'withdrawVersion',
      path: `${AT}/withdraw`,
      access: PUBLISHERS,
      body: { kind: 'json', schema: Withdrawal },
      summary: { zh: '撤回已发布的版本', en: 'Withdraw a published version' },
      answers: detail,
      handle: move(async (call) => {
        await confirm(call, call.body.password)
        await withdraw(office, personOf(call.caller), call.params, tagOf(call), call.body.reason)
      }),
    }),
  ]
}

function savedAnswer() {
  return {
    200: {
      description: { zh: '已保存', en: 'Saved' },
      headers: ETAG,
      content: { 'application/json': Saved },
    },
  }
}
