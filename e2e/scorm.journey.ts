import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishPackages } from '../server/src/app/scorm.testing.ts';
import { enrol, type Provider, provider } from '../server/src/app/study.testing.ts';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { TOOL_SHAPES, zipOf } from '../server/src/learning/testing.ts';
import { seriousFindings } from './accessibility.ts';
import { keepFailures } from './failure.ts';
import { openStage, type Stage } from './stage.ts';

// Goal: packages of every shape come in, launch, go on where they were left, and are kept apart from the application.
// Method: the real run-time in a real browser; the content itself says what it found and what it may not do.
let stage: Stage;
let place: TestPlace;
let by: Provider;
let teacher: TestPerson;
let page: Page;

const LONG_MS = 600_000;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-06-10T02:00:00Z') });
  place = await stage.world.place({ packId: 'gd-teachers', prefix: 'GD', name: '云湖' });
  by = await provider(stage.world, place);
  teacher = await stage.world.person({ name: '林秀芬', unitId: place.subunitId });
});
afterAll(() => stage.close());
keepFailures('scorm', () => stage);

type Found = {
  readonly frame: Frame;
  readonly place: string;
  readonly entry: string;
  readonly kept: string;
};

/** What the content wrote onto its own page, once it has found the run-time; it may lie in a frame of a frame. */
async function contentOf(): Promise<Found> {
  const found: Found[] = [];
  await expect
    .poll(async () => {
      found.length = 0;
      for (const frame of page.frames()) {
        const said = await frame
          .evaluate(() => ({ ...document.body?.dataset }))
          .catch((): { [name: string]: string | undefined } => ({}));
        const { place: at, entry = '', suspended: kept = '' } = said;
        if (at !== undefined) found.push({ frame, place: at, entry, kept });
      }
      return found.length;
    })
    .toBe(1);
  const [one] = found;
  if (!one) throw new Error('no content');
  return one;
}

test(
  'packages in the shapes of many tools launch, keep their place, and complete',
  async () => {
    // Goal: what authors have is studied without loss. Method: each package twice; the second time ends it.
    const { courseId } = await publishPackages(stage.world, place, by, {
      title: '各种课件',
      shapes: TOOL_SHAPES,
      seconds: 5,
    });
    const enrolmentId = await enrol(stage.world, teacher, courseId);
    page = await stage.open({ as: teacher, path: `/courses/${enrolmentId}` });
    const results: (readonly [string, string])[] = [];
    for (const shape of TOOL_SHAPES) {
      await page
        .getByRole('navigation', { name: '章节' })
        .getByRole('button', { name: shape.name })
        .click();
      await page.getByRole('heading', { level: 2, name: shape.name }).waitFor();
      await page
        .getByRole('button', { name: /^打开 / })
        .first()
        .click();
      const first = await contentOf();
      await page.getByText('进度已保存').waitFor();
      await page.getByRole('button', { name: '收起课件' }).click();
      await page
        .getByRole('button', { name: /^接着学 / })
        .first()
        .click();
      const second = await contentOf();
      await page.getByText('已完成').first().waitFor();
      await page.getByRole('button', { name: '收起课件' }).click();
      const told = [first.place, first.entry, second.place, second.entry, second.kept].join('|');
      results.push([shape.name, told]);
    }
    const right = '|ab-initio|page-2|resume|第一页=看过';
    expect(results).toEqual(TOOL_SHAPES.map((shape) => [shape.name, right]));
  },
  LONG_MS,
);

test('content can do nothing outside its own address', async () => {
  // Goal: a hostile page neither acts as the learner nor leads anybody away. Method: it tries, from inside.
  await page
    .getByRole('button', { name: /^再看一遍 / })
    .first()
    .click();
  const { frame } = await contentOf();
  const tried = await frame.evaluate(async (application) => {
    const attempt = async (work: () => unknown): Promise<string> => {
      try {
        return String(await work());
      } catch (error) {
        return error instanceof Error ? error.name : 'thrown';
      }
    };
    return {
      cookie: document.cookie,
      session: await attempt(async () => (await fetch(`${application}/api/session`)).status),
      opaque: await attempt(
        async () => (await fetch(`${application}/api/session`, { mode: 'no-cors' })).type,
      ),
      own: await attempt(async () => (await fetch('/api/session')).status),
      above: await attempt(() => window.top?.document.title),
      window: await attempt(() => String(window.open('https://elsewhere.invalid/'))),
      away: await attempt(() => {
        if (window.top) window.top.location.href = 'https://elsewhere.invalid/';
        return 'set';
      }),
    };
  }, stage.url);
  expect(tried).toEqual({
    cookie: '',
    session: 'TypeError',
    opaque: 'TypeError',
    own: '404',
    above: 'SecurityError',
    window: 'null',
    away: 'SecurityError',
  });
  expect(page.url()).toContain('/courses/');
  expect(stage.heard().elsewhere).toEqual([]);
});

test('the player reads well, wide and on a phone', async () => {
  // Goal: contents, state and the way on are clear to everybody. Method: both widths, both languages.
  expect(await seriousFindings(page)).toEqual([]);
  await stage.picture(page, 'scorm-1440', { fullPage: true });
  const phone = await stage.open({
    as: teacher,
    width: 390,
    locale: 'en',
    path: new URL(page.url()).pathname,
  });
  await phone
    .getByRole('button', { name: /^Look again / })
    .first()
    .click();
  await phone.getByText('Saved', { exact: true }).waitFor();
  expect(
    await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  await stage.picture(phone, 'scorm-390-en', { fullPage: true });
  // The older window may not save over the newer one.
  await page.bringToFront();
});

test('an author puts a package into a course and looks at it first', async () => {
  // Goal: the editor says what came in and what is not followed. Method: the page itself, a sequenced package.
  const shape = TOOL_SHAPES.find((one) => one.name === 'adl example, sequenced 2004');
  const desk = await stage.open({ as: by.author, path: '/desk/courses' });
  await desk.getByLabel('课程名称').fill('带课件包的课');
  await desk.getByRole('button', { name: '建立' }).click();
  await desk.getByRole('button', { name: '加 SCORM 课件包' }).click();
  const chooser = desk.waitForEvent('filechooser');
  await desk.getByRole('button', { name: '选文件' }).click();
  await (
    await chooser
  ).setFiles({
    name: 'photo.zip',
    mimeType: 'application/zip',
    buffer: zipOf(shape ?? { entries: [] }),
  });
  await desk.getByText('photo.zip：SCORM 2004 4th Edition，2 节').waitFor();
  await desk.getByText('课件里的学习顺序规则不执行').waitFor();
  await desk.getByRole('button', { name: '试看课件' }).click();
  page = desk;
  expect((await contentOf()).entry).toBe('ab-initio');
  await stage.picture(desk, 'scorm-editor-1440', { fullPage: true });
  expect(await seriousFindings(desk)).toEqual([]);
});
