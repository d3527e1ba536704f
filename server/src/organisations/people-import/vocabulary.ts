import { readFileSync } from 'node:fs';
import { TITLE_LEVELS, type TitleLevel } from '../../identity/index.ts';

function table(file: string): readonly (readonly string[])[] {
  return readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}

/** Words of rosters in one column and what they mean in facts. */
function wordsOf(column: string): ReadonlyMap<string, string> {
  return new Map(
    table('roster-words.csv')
      .filter(([of]) => of === column)
      .map(([, word = '', value = '']) => [word, value]),
  );
}

export const EDUCATION_WORDS = wordsOf('education');
export const STAGE_WORDS = wordsOf('schoolStage');
export const INDUSTRY_WORDS = wordsOf('industry');

export type TitleWord = { readonly series: string; readonly level: TitleLevel };

/** Full names of titles as certificates print them, with series and level. */
const titles: ReadonlyMap<string, TitleWord> = new Map(
  table('titles.csv').map(([name = '', series = '', word]) => {
    const level = TITLE_LEVELS.find((known) => known === word);
    if (!level) throw new Error(`titles.csv: level of ${name}`);
    return [name, { series, level }] as const;
  }),
);

export function titleNamed(text: string): TitleWord | undefined {
  return titles.get(text.normalize('NFKC').replaceAll(/\s|\(.*?\)/g, ''));
}
