import { defineConfig } from 'vitest/config';

// Three kinds of tests (CONTRIBUTING.md): rules touch nothing, db tests touch PostgreSQL, journeys touch everything.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: ['src/**/*.test.ts', 'operator/**/*.test.ts', 'tests/structure/**/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
        },
      },
      {
        test: {
          name: 'database',
          include: ['src/**/*.db.test.ts', 'operator/**/*.db.test.ts'],
          globalSetup: ['tests/support/postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/support/relais.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What is waited for comes when it comes: a crowded machine is no failure.
          expect: { poll: { timeout: 20_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
