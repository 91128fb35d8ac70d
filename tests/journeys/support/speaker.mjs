// A device with a microphone, and what a pupil does with it.
import { expect } from '@playwright/test';
import { Device } from './test.mjs';

export const PAGE = 'Deux métiers côte à côte';
const HUMS = ['--use-fake-device-for-media-stream'];

/** Keeps what the page plays within reach: its rules let nothing fetch a blob. */
function keepBlobs() {
  window.blobs = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const url = make.call(URL, blob);
    window.blobs.set(url, blob);
    return url;
  };
}

/** A device with a microphone that hums; `mayListen` is what its person would answer. */
export class Speaker extends Device {
  constructor(url, mayListen = true) {
    super(url, { args: HUMS, script: keepBlobs, permissions: mayListen ? ['microphone'] : [] });
  }
}

/** A device that only plays. */
export const listener = (url) => new Device(url, { script: keepBlobs });

export const record = (page) => page.getByRole('button', { name: 'Enregistrer ma voix' });
export const stop = (page) => page.getByRole('button', { name: 'Arrêter' });
export const note = (page) => page.getByRole('figure').filter({ hasText: /^Note vocale, \d+\u00a0s/ });
export const cut = (page) => page.getByText('Une note vocale a été coupée.', { exact: false });
export const waits = (page) => page.getByText('Gardée sur cet appareil, pas encore envoyée');

export async function openPage(page) {
  await page.goto('/carnet');
  await page.getByRole('link', { name: PAGE }).click();
  await expect(record(page)).toBeVisible();
}

/** Begins, and goes on for some seconds. */
export async function begin(page, seconds) {
  await record(page).click();
  await expect(page.getByRole('timer')).toHaveText(`Enregistrement… encore ${30 - seconds}\u00a0s`, { timeout: 20_000 });
}

/** Speaks for some seconds. */
export async function speak(page, seconds) {
  await begin(page, seconds);
  await stop(page).click();
}

/** It plays, and there is something to hear: how loud, and how long in seconds. */
export async function heard(page) {
  await expect(note(page)).toBeVisible();
  const player = note(page).locator('audio');
  await player.evaluate(async (audio) => {
    audio.muted = true;
    await audio.play();
    audio.pause();
  });
  return player.evaluate(async (audio) => {
    const bytes = await window.blobs.get(audio.src).arrayBuffer();
    const sound = await new OfflineAudioContext(1, 1, 8_000).decodeAudioData(bytes);
    return { loud: Math.max(...sound.getChannelData(0).map(Math.abs)), lasts: audio.duration };
  });
}
