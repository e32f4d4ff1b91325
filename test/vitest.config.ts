// Tests mirror the sources; the time zone is one nobody scores in, so that a clock shows.
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Tests with a browser take longest, so they begin first and nothing waits for them at the end.
class BrowsersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const slow = (file: TestSpecification) => Number(file.moduleId.includes('/admin-ui/'))
    return sorted.sort((a, b) => slow(b) - slow(a))
  }
}

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    globalSetup: 'test/build.js',
    include: ['test/**/*.test.ts'],
    env: { TZ: 'America/New_York' },
    // A proof at full size takes as long as it takes.
    testTimeout: process.env['LIANGXIN_PROOF'] === 'full' ? 14_400_000 : 600_000,
    // Data that several tests begin with take a busy machine long.
    hookTimeout: 300_000,
    reporters: ['default'],
    pool: 'forks',
    // What tests share is loaded once for a worker: a sixth of the time. Nothing in the sources
    // has a state that one file of tests could leave to the next.
    isolate: false,
    // Proofs make much that is gone at once: room for it saves a tenth of their time.
    execArgv: ['--max-semi-space-size=64'],
    maxWorkers: '100%',
    sequence: { sequencer: BrowsersFirst },
  },
})
