import { defineConfig } from 'vitest/config';

// A password is worked out in 32 megabytes, fetched anew for each. In small pages, the fetching takes longer than the working out.
process.env.GLIBC_TUNABLES ??= 'glibc.malloc.hugetlb=1';

// Three kinds, by what they cost: milliseconds (.test.ts), a database (.db.test.ts), a browser (.e2e.ts). The browser
// walks come last: each has a server, a database and a browser of its own, and waits for them in turn. Two files at a time
// of each kind, since a machine of two cores would otherwise be left with one.
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: [],
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          // Pure code leaves nothing behind that another file could meet, and reading it anew for each file took most of the time.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['src/**/*.db.test.ts', 'test/**/*.db.test.ts'],
          globalSetup: ['test/database/setup.ts'],
          setupFiles: ['test/database/judged.ts'],
          // Each file has a database of its own; reading the whole server anew for each took a third of the time.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['src/**/*.e2e.ts', 'test/**/*.e2e.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          globalSetup: ['test/e2e/setup.ts'],
          // Each walk has a database and contexts of its own; the browser and what is read of the server are the worker's.
          isolate: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
