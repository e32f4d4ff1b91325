// The pages of the service as files of our own origin: the admin pages, and the reference page
// of the API. Nothing on them may reach for another origin.
import { Type } from 'typebox'
import { problem } from '../../../engine/words/problem.ts'
import { FileParams } from '../../contract/system.ts'
import { NoQuery } from '../../contract/versions.ts'
import { nothing, refuse, text } from '../answer.ts'
import { hasCopy } from '../negotiate.ts'
import type { Ports } from '../ports.ts'
import { type Route, route } from '../route.ts'

const common =
  "connect-src 'self'; img-src 'self' data:; font-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
// Style attributes come from the parts of the pages; scripts and sheets only from files.
const PAGES_POLICY = `default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; ${common}`
// The reference page writes style elements of its own.
const REFERENCE_POLICY = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; ${common}`

const REFERENCE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>量信接口 Liangxin API</title>
    <link rel="icon" href="data:," />
    <script type="module" src="/docs/rapidoc.js"></script>
  </head>
  <body>
    <rapi-doc
      spec-url="/openapi.json"
      load-fonts="false"
      regular-font='"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui'
      mono-font="ui-monospace,monospace"
      render-style="read"
      schema-style="table"
      theme="light"
      primary-color="#1f5fbf"
      show-header="false"
      allow-authentication="false"
      allow-server-selection="false"
      allow-spec-url-load="false"
      allow-spec-file-load="false"
    ></rapi-doc>
  </body>
</html>
`

const shared = { method: 'GET', tag: 'pages', access: 'public', query: NoQuery } as const

/** GET /, /assets/…, /docs and its script. */
export function pageRoutes(ports: Ports): Route[] {
  return [
    route({
      ...shared,
      id: 'pages',
      path: '/',
      summary: { zh: '管理页面', en: 'The admin pages' },
      answers: file('text/html'),
      refusals: [404],
      handle: ({ request }) => send(ports, request, 'admin-ui/index.html', PAGES_POLICY),
    }),
    route({
      ...shared,
      id: 'asset',
      path: '/assets/{file}',
      params: FileParams,
      summary: { zh: '管理页面的文件', en: 'A file of the admin pages' },
      answers: file('text/javascript'),
      refusals: [404],
      // Its name changes with its content, so it may be kept for ever.
      handle: ({ request, params }) =>
        send(
          ports,
          request,
          `admin-ui/assets/${params.file}`,
          PAGES_POLICY,
          'public, max-age=31536000, immutable',
        ),
    }),
    route({
      ...shared,
      id: 'reference',
      path: '/docs',
      summary: { zh: '接口说明', en: 'The API for people' },
      answers: file('text/html'),
      refusals: [],
      handle: () =>
        text(REFERENCE, 'text/html; charset=utf-8', {
          'content-security-policy': REFERENCE_POLICY,
        }),
    }),
    route({
      ...shared,
      id: 'referenceScript',
      path: '/docs/rapidoc.js',
      summary: { zh: '接口说明的脚本', en: 'The script of that page' },
      answers: file('text/javascript'),
      refusals: [404],
      handle: ({ request }) => send(ports, request, 'docs/rapidoc.js', REFERENCE_POLICY),
    }),
  ]
}

function file(type: string) {
  return {
    200: { description: { zh: '文件', en: 'The file' }, content: { [type]: Type.String() } },
    304: { description: { zh: '没有变化', en: 'Nothing has changed' } },
  }
}

async function send(
  ports: Ports,
  request: Request,
  path: string,
  policy: string,
  keep = 'no-cache',
): Promise<Response> {
  const found = await ports.page?.(path)
  if (!found) return refuse([problem('http-path-unknown', { path: new URL(request.url).pathname })])
  const { bytes, zipped, type, tag } = found
  const headers = {
    etag: tag,
    vary: 'accept-encoding',
    'cache-control': keep,
    'content-security-policy': policy,
  }
  if (hasCopy(request, tag)) return nothing(headers, 304)
  const takesGzip = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  if (!zipped || !takesGzip) return text(bytes, type, headers)
  return text(zipped, type, { ...headers, 'content-encoding': 'gzip' })
}
