// Every page for everyone who meets it, in every look, and by the keyboard: `cargo xtask test pages`.
import base from './playwright.config.mjs';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  ...base,
  testDir: 'pages',
  outputDir: '../../target/journeys/pages',
  reporter: [['list']],
});
