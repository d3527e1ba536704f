import { expect, it } from 'vitest';
import { headingId } from '../../ui/markdown.tsx';
import type { Locale } from '../../i18n/locale.ts';
import { type Guide, guideFile, GUIDES, isGuide } from './guides.ts';

const files = import.meta.glob<string>(
  ['../../../../docs/guides/*/*.md', '../../../../docs/policy-authors/guide.*.md'],
  { query: '?raw', import: 'default', eager: true },
);

/** Without the blocks of code: in them a line may begin with "#", and the pack of the example is in both languages. */
function text(locale: Locale, guide: Guide): string {
  const found = files[guideFile(guide, locale)];
  if (found === undefined) throw new Error(`no guide ${guide} in ${locale}`);
  return found.replaceAll(/^```[\s\S]*?^```$/gm, '');
}

const headings = (markdown: string) =>
  [...markdown.matchAll(/^(#+) (.+)$/gm)].map(([, level = '', words = '']) => ({
    level: level.length,
    id: headingId(words),
  }));

it.each(GUIDES)('%s exists in both languages with the same parts', (guide) => {
  // Goal: en is complete. Method: the same headings at the same levels, one title, none twice.
  const [zh, en] = [headings(text('zh-CN', guide)), headings(text('en', guide))];
  expect(en.map(({ level }) => level)).toEqual(zh.map(({ level }) => level));
  for (const found of [zh, en]) {
    expect(found.filter(({ level }) => level === 1)).toHaveLength(1);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  }
});

it.each(GUIDES)('%s: every link into a guide leads to a part of it', (guide) => {
  // Goal: no dead link inside help. Method: each /help address looked up in the file it names.
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const [, to = '', , part] of text(locale, guide).matchAll(
      /\]\(\/help\/([a-z-]+)(#([^)]+))?\)/g,
    )) {
      expect(GUIDES).toContain(to);
      if (part === undefined || !isGuide(to)) continue;
      expect(headings(text(locale, to)).map(({ id }) => id)).toContain(decodeURIComponent(part));
    }
  }
});

it('speaks English in English', () => {
  // Goal: no untranslated paragraph. Method: Han characters, but for the names that are glossed.
  for (const guide of GUIDES) expect(text('en', guide)).not.toMatch(/\p{Script=Han}{6,}/u);
});
