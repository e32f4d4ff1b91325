// The app around its routes: what is not there, what is not taken, what fails, what is sent along.
import { describe, expect, it } from 'vitest'
import { json } from '../../../api/http/answer.ts'
import { createApp } from '../../../api/http/app.ts'
import { route } from '../../../api/http/route.ts'
import { post, SCORE, testApp, testPorts } from './host.ts'

const app = testApp()

describe('the app', () => {
  it.each([
    '/',
    '/v1',
    '/v2/rulesets',
    '/v1/rulesets/',
    '/v1/rulesets/x/y',
    '/%',
    '/..%2f..%2fetc/passwd',
  ])('has nothing at %s', async (path) => {
    const response = await app.request(path)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({
      status: 404,
      problems: [{ code: 'http-path-unknown' }],
    })
  })

  it('names the methods that a path takes', async () => {
    const wrong = await app.request(SCORE)
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'OPTIONS, POST'])
    expect(await wrong.json()).toMatchObject({ problems: [{ code: 'http-method' }] })
    const options = await app.request('/v1/rulesets', { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS'])
  })

  it('answers HEAD like GET, without a body', async () => {
    const head = await app.request('/v1/rulesets', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('sends headers that keep browsers strict, whatever it answers', async () => {
    const answers = [
      await app.request('/healthz'),
      await app.request('/nothing'),
      await app.request(SCORE),
      await post(app, SCORE, '{'),
    ]
    for (const { headers } of answers) {
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  it('tells a failure by an id only, and the log the rest', async () => {
    const ports = testPorts()
    const shared = { tag: 'x', access: 'public', answers: {}, refusals: [] } as const
    const summary = { zh: '坏', en: 'broken' }
    const broken = createApp(ports, [
      route({
        ...shared,
        id: 'later',
        method: 'GET',
        path: '/later',
        summary,
        handle: async () => {
          throw new Error('a secret of ours')
        },
      }),
      route({
        ...shared,
        id: 'json',
        method: 'GET',
        path: '/json',
        summary,
        handle: () => json(BigInt(1)),
      }),
    ])
    for (const path of ['/later', '/json']) {
      const response = await broken.request(path)
      expect(response.status).toBe(500)
      const text = await response.text()
      expect(text).not.toMatch(/secret|BigInt|\.ts|at /)
      expect(JSON.parse(text)).toMatchObject({
        errorId: 'an-error-id',
        problems: [{ code: 'server-fault' }],
      })
    }
    expect(ports.errors).toHaveLength(2)
    expect(ports.errors[0]).toMatchObject({ route: 'later', errorId: 'an-error-id' })
  })

  it('lets a guard refuse before anything is read', async () => {
    const problem = { code: 'http-method', severity: 'error', text: { zh: '', en: '' } } as const
    const guarded = testApp({
      guard: (_request, access) =>
        access === 'public' ? { caller: undefined } : { refusal: { status: 401, problem } },
    })
    expect((await post(guarded, SCORE, '{')).status).toBe(401)
    expect((await guarded.request('/healthz')).status).toBe(200)
  })
})
