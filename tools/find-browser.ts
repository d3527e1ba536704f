import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium for the journeys: the one named by JIXU_CHROMIUM, else the machine's own. */
export async function findBrowser(): Promise<string | null> {
  const named = process.env['JIXU_CHROMIUM'];
  if (named) return existsSync(named) ? named : null;
  return PLACES.find((place) => existsSync(place)) ?? null;
}
