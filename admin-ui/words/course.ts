// What is done to a version, as its course tells it: 李文静提交复核.
import type { Catalogue, Words } from '../base/say.ts'
import type { Step } from '../client/bodies.ts'

export const DID: Record<Step['did'], Words> = {
  created: { zh: '起草', en: ' drafted' },
  submitted: { zh: '提交复核', en: ' submitted' },
  returned: { zh: '退回修改', en: ' returned' },
  approved: { zh: '批准', en: ' approved' },
  published: { zh: '发布', en: ' published' },
  withdrawn: { zh: '撤回', en: ' withdrew' },
}

export const COURSE = {
  commented: (place: string) => ({
    zh: place === '' ? '提出意见' : `就${place}提出意见`,
    en: place === '' ? ' commented' : ` commented on ${place}`,
  }),
  service: { zh: '系统', en: 'The service' },
  whole: { zh: '看全部经过', en: 'See the whole course' },
  returnedBefore: (times: number) => ({
    zh: `这一版曾退回${times}次。`,
    en: `This version was returned ${times === 1 ? 'once' : `${times} times`} before.`,
  }),
} satisfies Catalogue
