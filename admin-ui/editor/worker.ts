// The worker's door: one job in, one answer out.
import * as jobs from './jobs.ts'

type Call = { id: number; job: keyof typeof jobs; given: never }

self.addEventListener('message', (event: MessageEvent<Call>) => {
  const { id, job, given } = event.data
  // biome-ignore lint/performance/noDynamicNamespaceImportAccess: the jobs are the interface
  Promise.resolve((jobs[job] as (given: never) => unknown)(given)).then(
    (answer) => self.postMessage({ id, answer }),
    (error: unknown) => self.postMessage({ id, error: String(error) }),
  )
})
