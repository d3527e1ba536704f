import { parseLocalDate, type LocalDate } from '@jixu/kernel';
import { expect, test } from 'vitest';
import type { PackEdition } from './edition.ts';
import { windowBreach, windowsOfForm, windowState } from './registration-windows.ts';
import { packOf } from './shipped-pack.testing.ts';

const day = (text: string): LocalDate => {
  const parsed = parseLocalDate(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};

async function editionOf(id: string): Promise<PackEdition> {
  const edition = (await packOf(id)).editions.at(-1);
  if (!edition) throw new Error(id);
  return edition;
}

const form = (kind: 'course' | 'lecture' | 'centralised', category: string) => ({
  kind,
  category: { fixed: category },
});

// Goal: a window limits the right day, to its last day inclusive, and only what it is for. Method: the shipped packs,
// on, before and after each boundary.
test('what may be handed in only in its year: the first and last day, the days around them', async () => {
  const edition = await editionOf('ha-henan');
  const asked = (on: string, handedIn: string) =>
    windowBreach(edition, form('lecture', 'professional'), {
      category: null,
      on: day(on),
      handedInOn: day(handedIn),
    })?.state ?? null;
  expect(asked('2026-06-01', '2026-12-31')).toBe(null);
  expect(asked('2026-06-01', '2027-01-01')).toBe('closed');
  expect(asked('2026-12-31', '2026-12-31')).toBe(null);
  expect(asked('2027-01-01', '2026-12-31')).toBe('not-yet');
  expect(asked('2027-01-01', '2027-01-01')).toBe(null);
});

test('what must have been finished within the window, whenever it is handed in', async () => {
  const edition = await editionOf('gd-teachers');
  const asked = (category: string, on: string) =>
    windowBreach(edition, form('course', category), {
      category: null,
      on: day(on),
      handedInOn: day('2026-02-01'),
    })?.state ?? null;
  expect(asked('public', '2025-05-30')).toBe('outside');
  expect(asked('public', '2025-05-31')).toBe(null);
  expect(asked('public', '2025-12-31')).toBe(null);
  expect(asked('public', '2026-01-01')).toBe('outside');
  // The window is for public courses.
  expect(asked('professional', '2025-02-01')).toBe(null);
});

test('what may be made up is never refused, and a window over the turn of the year holds on both sides', async () => {
  const edition = await editionOf('zj-teachers');
  const centralised = form('centralised', 'a');
  expect(
    windowBreach(edition, centralised, {
      category: null,
      on: day('2025-02-01'),
      handedInOn: day('2030-01-01'),
    }),
  ).toBe(null);
  const [window] = windowsOfForm(edition, centralised, day('2025-06-01'));
  if (!window) throw new Error('no window');
  expect([window.from, window.to]).toEqual([day('2025-05-01'), day('2026-04-30')]);
  expect(windowState(window, day('2026-05-01'))).toBe('late');
});
