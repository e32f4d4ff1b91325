// The pages: files of our own origin under a strict policy, kept by browsers, never beyond
// their folder.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { pageFiles } from '../../../api/http/node/pages.ts'
import { ROOT } from '../../support.ts'
import { testApp } from './host.ts'

const root = mkdtempSync(join(tmpdir(), 'liangxin-'))
mkdirSync(join(root, 'dist/admin-ui/assets'), { recursive: true })
writeFileSync(join(root, 'package.json'), '{}')
writeFileSync(join(root, 'secret.js'), 'secret')
writeFileSync(join(root, 'dist/secret.js'), 'secret')
writeFileSync(join(root, 'dist/admin-ui/index.html'), '<!doctype html>量信')
writeFileSync(join(root, 'dist/admin-ui/assets/index-1.js'), 'export {}')
symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
afterAll(() => rmSync(root, { recursive: true }))

const app = testApp({ page: pageFiles(root) })

describe('the pages', () => {
  it('come with a policy under which nothing foreign runs or is reached', async () => {
    for (const path of ['/', '/docs']) {
      const { status, headers } = await app.request(path)
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
      const policy = headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'none'; script-src 'self';")
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/)
    }
  })

  it('name no other origin', async () => {
    expect(await (await app.request('/docs')).text()).not.toMatch(/(src|href)="(https?:)?\/\//)
  })

  it('are asked about each time, their hashed files never', async () => {
    const page = await app.request('/')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    const tag = page.headers.get('etag')!
    for (const known of [tag, `W/${tag}`, `"x", ${tag}`]) {
      const again = await app.request('/', { headers: { 'if-none-match': known } })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
    const asset = await app.request('/assets/index-1.js')
    expect(asset.headers.get('cache-control')).toContain('immutable')
    expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it('show a new build at once', async () => {
    const before = (await app.request('/')).headers.get('etag')
    await new Promise((resolve) => setTimeout(resolve, 20))
    writeFileSync(join(root, 'dist/admin-ui/index.html'), '<!doctype html>量信 2')
    const after = await app.request('/')
    expect(await after.text()).toBe('<!doctype html>量信 2')
    expect(after.headers.get('etag')).not.toBe(before)
  })

  it('are sent by gzip to whoever takes it', async () => {
    const zipped = await app.request('/docs/rapidoc.js', { headers: { 'accept-encoding': 'gzip' } })
    expect(zipped.headers.get('content-encoding')).toBe('gzip')
    const plain = await (await app.request('/docs/rapidoc.js')).text()
    expect(gunzipSync(await zipped.arrayBuffer()).toString()).toBe(plain)
  })

  it.each([
    '/assets/none.js',
    '/assets/..%2f..%2f..%2fsecret.js',
    '/assets/%2e%2e%2fsecret.js',
    '/assets/.secret.js',
    '/assets/..%5csecret.js',
    '/assets/%00.js',
    '/assets/__proto__',
    '/assets/index-1',
    `/assets/${'a'.repeat(5_000)}.js`,
    '/secret.js',
    '/dist/secret.js',
  ])('have nothing at %s', async (path) => {
    const response = await app.request(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('secret"')
  })

  it('are not there where they were not built', async () => {
    expect((await testApp().request('/')).status).toBe(404)
  })
})
