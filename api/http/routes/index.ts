// Every route of the service. A file of routes is added here once.
import type { Ports } from '../ports.ts'
import type { Route } from '../route.ts'
import { batchRoute } from './batch.ts'
import { pageRoutes } from './pages.ts'
import { rulesetRoutes } from './rulesets.ts'
import { scoreRoute } from './score.ts'
import { systemRoutes } from './system.ts'

/** The routes over these ports. */
export function routesOf(ports: Ports): Route[] {
  const routes: Route[] = [
    scoreRoute(ports),
    batchRoute(ports),
    ...rulesetRoutes(ports),
    ...systemRoutes(ports, () => routes),
    ...pageRoutes(ports),
  ]
  return routes
}
