// Two workers: each journey has a server process of its own, which it stops in the middle.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'specs',
  workers: 2,
  timeout: 120_000,
  // A browser on a loaded machine may miss a moment once. The run names what passed at its second try only: look into it.
  retries: 1,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  outputDir: '../../target/journeys/results',
  reporter: process.env.CI ? [['list']] : [['list'], ['html', { outputFolder: '../../target/journeys/report', open: 'never' }]],
});
