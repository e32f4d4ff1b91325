// Every route of the service. A file of routes is added here once.
import type { City } from '../../simulation/city.ts'
import type { Ports } from '../ports.ts'
import type { Route } from '../route.ts'
import { batchRoute } from './batch.ts'
import { commentRoutes } from './comments.ts'
import { evidenceRoutes } from './evidence.ts'
import { judgingRoutes } from './judging.ts'
import { lifecycleRoutes } from './lifecycle.ts'
import { pageRoutes } from './pages.ts'
import { keyRoutes, userRoutes } from './people.ts'
import { populationRoutes } from './populations.ts'
import { previewRoute } from './preview.ts'
import { rulesetRoutes } from './rulesets.ts'
import { scoreRoute } from './score.ts'
import { sessionRoutes } from './sessions.ts'
import { signInRoutes } from './sign-in.ts'
import { simulationRoutes } from './simulations.ts'
import { systemRoutes } from './system.ts'
import { uploadRoutes } from './uploads.ts'

/** The routes over these ports. */
export function routesOf(ports: Ports): Route[] {
  const { desk } = ports
  const routes: Route[] = [
    scoreRoute(ports),
    batchRoute(ports),
    ...rulesetRoutes(ports),
    ...(desk
      ? [
          ...lifecycleRoutes(desk, ports),
          ...commentRoutes(desk),
          ...judgingRoutes(desk),
          ...sessionRoutes(desk),
          ...signInRoutes(desk),
          ...userRoutes(desk),
          ...keyRoutes(desk),
          ...evidenceRoutes(desk),
        ]
      : []),
    ...(ports.city ? cityRoutes(ports, ports.city) : []),
    ...systemRoutes(ports, () => routes),
    ...pageRoutes(ports),
  ]
  return routes
}

function cityRoutes(ports: Ports, city: City): Route[] {
  return [
    ...uploadRoutes(city),
    ...populationRoutes(ports, city),
    previewRoute(ports, city),
    ...simulationRoutes(ports, city),
  ]
}
