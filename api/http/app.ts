// The service as a Hono app: routes in, nothing but Web standards, everything else by ports.
import { Hono } from 'hono'
import { problem } from '../../engine/words/problem.ts'
import { nothing, refuse } from './answer.ts'
import { faultOf, handlerOf } from './handler.ts'
import type { Ports } from './ports.ts'
import type { Route } from './route.ts'
import { routesOf } from './routes/index.ts'

/** The app over these ports. */
export function createApp(ports: Ports, routes: readonly Route[] = routesOf(ports)): Hono {
  const app = new Hono()
  for (const route of routes) {
    app.on(route.method, route.path.replaceAll(/\{(\w+)\}/g, ':$1'), handlerOf(route, ports))
  }
  app.notFound((context) => {
    const { method, path } = context.req
    const allowed = methodsAt(app, routes, path)
    if (allowed.length === 0) return refuse([problem('http-path-unknown', { path })])
    const headers = { allow: allowed.join(', ') }
    if (method === 'OPTIONS') return nothing(headers)
    return refuse([problem('http-method', { path, method, allowed: headers.allow })], { headers })
  })
  app.onError((error) => faultOf(error, ports, {}))
  return app
}

// The methods some route takes at a path; HEAD wherever GET is.
function methodsAt(app: Hono, routes: readonly Route[], path: string): string[] {
  const methods = new Set(routes.map((route) => route.method))
  const taken = [...methods].filter((method) => app.router.match(method, path)[0].length > 0)
  if (taken.length === 0) return []
  return [...taken, ...(taken.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort()
}
