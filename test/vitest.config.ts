// Tests mirror the sources; the time zone is one nobody scores in, so that a clock shows.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    env: { TZ: 'America/New_York' },
    testTimeout: 600_000,
    hookTimeout: 120_000,
    reporters: ['default'],
    pool: 'forks',
  },
})
