// The thread that reads texts: the same answers as anywhere, room for so many, and an end to one
// that breaks it, which nobody else notices.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReader, type Reader } from '../../../api/lifecycle/reader.ts'
import { study } from '../../../api/lifecycle/study.ts'
import { fileText } from '../../support.ts'
import { bodyOf, type Stored, stored } from '../http/stored.ts'
import { LATE, SMALL, smallCases, smallText } from '../service.ts'

const text = fileText('rules/hangzhou-metrology/v1.yaml')
// The first cases that ship are enough to see that they are run.
const cases = fileText('rules/hangzhou-metrology/v1.cases.yaml')
  .split(/(?=^ {2}- id: )/m)
  .slice(0, 6)
  .join('')
const name = { ruleset: 'hangzhou-metrology', version: 'v1' }
const CHECK = '/v1/rulesets/small/versions/v1/check'

/** A text of a megabyte, which takes far more to read. */
const LARGE = smallText().replace(/ {6}- \{ id: late.*\n/, (line) =>
  Array.from({ length: 9_000 }, (_, i) => line.replace('late', `late-${i}`)).join(''),
)

let here: Stored
let usual: Reader
beforeAll(async () => {
  here = await stored()
  await here.cookie('editor')
  usual = here.service.office.reader
})
afterAll(async () => {
  here.service.office.reader = usual
  await here.end()
})

/** Lets another reader do the work, and no more once it is done. */
async function withReader<T>(limits: Parameters<typeof openReader>[0], work: () => Promise<T>) {
  const reader = openReader(limits)
  here.service.office.reader = reader
  try {
    return await work()
  } finally {
    here.service.office.reader = usual
    await reader.close()
  }
}
const check = (body: object) => here.ask('POST', CHECK, { as: 'editor', body })
const score = async () => {
  const { key } = await here.service.keys.create(
    { kind: 'system', id: 'system', rights: [] },
    { name: 'k', scopes: ['score'], expiresAt: here.clock.now + 1_000_000 },
  )
  return here.ask('POST', '/v1/rulesets/small/score', { key, body: LATE })
}

describe('The reader', () => {
  it('answers what the same work answers here.', async () => {
    const broken = text.replace('points: -10', 'points: ten')
    const seen = { name, asOf: '2026-06-30', rules: 'rules', others: [], cases }
    for (const each of [text, broken, text.slice(0, 5_000), 'no yaml: [', '']) {
      expect(await usual.study('read', { text: each, name })).toEqual(
        study({ kind: 'read', given: { text: each, name } }),
      )
      expect(await usual.study('check', { ...seen, text: each })).toEqual(
        await study({ kind: 'check', given: { ...seen, text: each } }),
      )
      const pair = { before: text, after: each }
      expect(await usual.study('compare', pair)).toEqual(study({ kind: 'compare', given: pair }))
    }
    const own = { text: smallText(), name: SMALL }
    for (const each of [smallCases(), smallCases('v1', 84), smallCases('v2'), '[']) {
      const given = { ...own, cases: each }
      expect(await usual.study('cases', given)).toEqual(await study({ kind: 'cases', given }))
    }
  })

  it('takes so many at once; who comes too many is asked to come again.', async () => {
    await withReader({ waiting: 2 }, async () => {
      const answers = await Promise.all(Array.from({ length: 6 }, () => check({})))
      const statuses = answers.map(({ status }) => status)
      // One is read, two wait, and no more.
      expect(statuses.filter((status) => status === 200)).toHaveLength(3)
      const refused = answers.find(({ status }) => status !== 200)!
      expect(refused.status).toBe(429)
      expect(refused.headers.get('retry-after')).toBe('1')
      expect((await bodyOf(refused)).problems[0].code).toBe('reader-busy')
      expect((await check({})).status).toBe(200)
    })
  })

  it('gives a text up that takes too long.', async () => {
    await withReader({ milliseconds: 1 }, async () => {
      const answer = await check({ text: LARGE })
      expect(answer.status).toBe(422)
      expect((await bodyOf(answer)).problems[0].code).toBe('text-too-hard')
    })
  })

  it('that breaks is one request’s failure: scoring and the next text go on.', async () => {
    expect(LARGE.length).toBeGreaterThan(500_000)
    await withReader({ megabytes: 48 }, async () => {
      expect((await check({})).status).toBe(200)
      const [broken, scored] = await Promise.all([check({ text: LARGE }), score()])
      expect(scored.status).toBe(200)
      expect(broken.status).toBe(500)
      expect((await bodyOf(broken)).problems[0].code).toBe('server-fault')
      expect(here.errors).toHaveLength(1)
      expect((await check({})).status).toBe(200)
    })
  })
})
