// Files on their way into a population: sent as they are, kept for an hour.
import { FileBytes, Upload, UploadParams, UploadQuery } from '../../contract/populations.ts'
import { NoQuery } from '../../contract/versions.ts'
import type { City } from '../../simulation/city.ts'
import { DRAFTERS } from '../access.ts'
import { json, nothing } from '../answer.ts'
import { type Route, route } from '../route.ts'
import { said } from './populations.ts'

/** /v1/uploads. */
export function uploadRoutes({ uploads }: City): Route[] {
  return [
    route({
      id: 'uploadFile',
      method: 'POST',
      path: '/v1/uploads',
      tag: 'simulations',
      access: DRAFTERS,
      query: UploadQuery,
      body: { kind: 'stream', type: 'application/octet-stream', schema: FileBytes },
      summary: { zh: '上传一个要导入的文件', en: 'Send a file to be imported' },
      description: {
        zh: '原样发送，边收边存；一小时内导入，只有上传者能用。',
        en: 'As it is, kept as it comes; for an hour, and for nobody else.',
      },
      answers: { 201: said('已收到', 'It is here', Upload) },
      refusals: [400, 413, 415, 422, 429, 507],
      handle: async ({ query, body, caller }) =>
        json(await uploads.take(caller?.id ?? '', query.name, body), 201),
    }),
    route({
      id: 'dropUpload',
      method: 'DELETE',
      path: '/v1/uploads/{upload}',
      tag: 'simulations',
      access: DRAFTERS,
      params: UploadParams,
      query: NoQuery,
      summary: { zh: '删除一个上传的文件', en: 'Delete a file that was sent' },
      answers: { 204: { description: { zh: '已删除', en: 'Deleted' } } },
      refusals: [404],
      handle: ({ params, caller }) => {
        const owner = caller?.id ?? ''
        uploads.find(owner, [params.upload])
        uploads.drop(owner, [params.upload])
        return nothing()
      },
    }),
  ]
}
