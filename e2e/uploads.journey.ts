import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Provider, provider } from '../server/src/app/study.testing.ts';
import { longRecording } from '../server/src/app/uploads.testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: a recording whose sending is cut, and whose window is loaded again, goes on where it stood. Method: a file of
// four pieces; the line goes during the second, the window during the third.
let stage: Stage;
let by: Provider;
let desk: Page;
const folder = mkdtempSync(join(tmpdir(), 'jixu-uploads-'));
const file = join(folder, '第一讲.mp4');
const OVER = { timeout: 60_000 };
const TITLE = '长录像';

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-06-10T02:00:00Z') });
  const place = await stage.world.place({ packId: 'gd-teachers', prefix: 'GD', name: '云湖' });
  by = await provider(stage.world, place);
  writeFileSync(file, longRecording(3));
});
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});
keepFailures('uploads', () => stage);

/** What was sent of the file, in this order; and what happens to a piece, by its number, the first time it is sent. */
async function watchPieces(
  page: Page,
  happens: Readonly<Record<string, (route: Route) => Promise<void>>>,
): Promise<{ readonly sent: string[] }> {
  const sent: string[] = [];
  const met = new Set<string>();
  await page.context().route('**/pieces/*', async (route) => {
    const number = /pieces\/(\d+)/.exec(route.request().url())?.[1] ?? '';
    const work = met.has(number) ? undefined : happens[number];
    met.add(number);
    if (work) await work(route);
    else {
      sent.push(number);
      await route.continue();
    }
  });
  return { sent };
}

async function choose(page: Page): Promise<void> {
  await page.getByRole('button', { name: '加视频或音频' }).click();
  await page.getByRole('textbox', { name: '章节名称' }).fill('第一讲');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选文件' }).click();
  await (await chooser).setFiles(file);
}

test('the line is cut during a piece: it says so, and goes on by itself', async () => {
  desk = await stage.open({ as: by.author, path: '/desk/courses' });
  await desk.getByLabel('课程名称').fill(TITLE);
  await desk.getByRole('button', { name: '建立' }).click();
  await desk.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  const held: Route[] = [];
  const { sent } = await watchPieces(desk, {
    '1': async (route) => {
      await desk.context().setOffline(true);
      await route.abort('connectionreset');
    },
    // Never answered: the window is loaded again meanwhile.
    '2': async (route) => {
      held.push(route);
    },
  });
  await choose(desk);
  await desk.getByText('网络断了，接通后自动接着传').waitFor(OVER);
  expect(await seriousFindings(desk)).toEqual([]);
  await stage.picture(desk, 'upload-waits-1440', { fullPage: true });
  await desk.context().setOffline(false);
  await expect.poll(() => held.length, OVER).toBe(1);
  expect(sent).toEqual(['0', '1']);
});

test('after the window was loaded again, the same file goes on where it stood', async () => {
  await desk.reload();
  await desk.context().unrouteAll({ behavior: 'ignoreErrors' });
  await desk.getByText(/^第一讲\.mp4：已传 66%，共 12\.\d/).waitFor(OVER);
  const phone = await stage.open({ as: by.author, width: 390, locale: 'en', path: pathOf(desk) });
  await phone.getByText(/^第一讲\.mp4: 66% of 12\.\d/).waitFor(OVER);
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'upload-unfinished-390-en', { fullPage: true });
  const { sent } = await watchPieces(desk, {});
  await choose(desk);
  await desk.getByText('第一讲.mp4，0:24').waitFor(OVER);
  expect(sent).toEqual(['2', '3']);
  expect(await desk.getByText('没有传完的文件').count()).toBe(0);
  await desk.getByRole('button', { name: '保存' }).click();
  await desk.getByText('已保存').first().waitFor();
  await stage.picture(desk, 'upload-kept-1440', { fullPage: true });
});

test('stopped by hand, shown as not finished, and given up', async () => {
  const phone = await stage.open({ as: by.author, width: 390, path: pathOf(desk) });
  const { sent } = await watchPieces(phone, { '1': async () => undefined });
  const other = join(folder, '第二讲.mp4');
  writeFileSync(other, longRecording(1));
  const chooser = phone.waitForEvent('filechooser');
  await phone.getByRole('button', { name: '换文件' }).click();
  await (await chooser).setFiles(other);
  await expect.poll(() => sent, OVER).toEqual(['0']);
  await phone.getByRole('button', { name: '停下' }).click();
  await phone.getByText('停下了。再选同一个文件，会从停下的地方接着传。').waitFor();
  await phone.getByText(/^第二讲\.mp4：已传/).waitFor(OVER);
  expect(await seriousFindings(phone)).toEqual([]);
  await stage.picture(phone, 'upload-stopped-390', { fullPage: true });
  await phone.getByRole('button', { name: '不传了：第二讲.mp4' }).click();
  await phone.getByText(/^第二讲\.mp4：已传/).waitFor({ state: 'detached' });
  // What the chapter had before stays.
  await phone.getByText('第一讲.mp4，0:24').waitFor();
  expect(stage.heard()).toMatchObject({ elsewhere: [] });
});

function pathOf(page: Page): string {
  return new URL(page.url()).pathname;
}
