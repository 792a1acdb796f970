const base = {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' }, sourceMaps: 'inline' }],
  },
};
const stored = ['<rootDir>/test/db/**/*.test.ts', '<rootDir>/test/features/**/*.test.ts'];

export default {
  maxWorkers: 2,
  // A worker keeps the ES modules of every suite that it ran (jestjs/jest#14605): the whole suite in two workers passes 4 GB and ends them.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/test/support/plain-reporter.js'],
  projects: [
    {
      ...base,
      displayName: 'rules',
      testMatch: ['domain', 'platform', 'terminal', 'architecture', 'public'].map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
    },
    { ...base, displayName: 'sqlite', testMatch: stored, globalSetup: '<rootDir>/test/support/prepare-sqlite.js' },
    {
      ...base,
      displayName: 'postgres',
      testMatch: stored,
      globalSetup: '<rootDir>/test/support/start-postgres.js',
      globalTeardown: '<rootDir>/test/support/stop-postgres.js',
      setupFiles: ['<rootDir>/test/support/use-postgres.js'],
    },
    {
      ...base,
      displayName: 'journeys',
      testMatch: ['<rootDir>/test/journeys/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/prepare-browser.js',
    },
  ],
};
