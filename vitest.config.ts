import { defineConfig } from 'vitest/config'
import { SlowTests } from './test/support/slow-tests.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    slowTestThreshold: 2_000,
    reporters: ['default', new SlowTests()],
  },
})
