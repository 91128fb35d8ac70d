// How pages grow with what a person keeps: `cargo xtask bench growth`. Figures, and no test of anything.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'growth',
  workers: 1,
  timeout: 1_200_000,
  expect: { timeout: 120_000 },
  outputDir: '../../target/journeys/growth',
  reporter: [['list']],
  // The real sheets, where the open data is on this machine.
  use: { sheets: true },
});
