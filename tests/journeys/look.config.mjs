// Pictures of every page, for people to look at: `cargo xtask look`. No test of anything.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'look',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  outputDir: '../../target/journeys/look',
  reporter: [['list']],
  // A Tuesday of a school week far from holidays: the same demo, the same words, the same pictures each time.
  use: { now: Date.parse('2026-11-10T08:12:00Z') },
});
