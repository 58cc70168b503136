import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'src/**/*.db.test.ts', 'test/**/*.db.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
