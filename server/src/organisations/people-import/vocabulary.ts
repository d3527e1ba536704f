import { readFileSync } from 'node:fs';
import { TITLE_LEVELS, type TitleLevel } from '../../identity/index.ts';

/** Words of rosters and what they mean in facts. */
export const EDUCATION_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    初中: 'secondary',
    高中: 'secondary',
    中专: 'secondary',
    中师: 'secondary',
    大专: 'college',
    专科: 'college',
    大学专科: 'college',
    高职: 'college',
    本科: 'bachelor',
    大学: 'bachelor',
    大学本科: 'bachelor',
    学士: 'bachelor',
    研究生: 'master',
    硕士: 'master',
    硕士研究生: 'master',
    博士: 'doctor',
    博士研究生: 'doctor',
    secondary: 'secondary',
    college: 'college',
    bachelor: 'bachelor',
    master: 'master',
    doctor: 'doctor',
  }),
);

export const STAGE_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    幼儿园: 'kindergarten',
    学前: 'kindergarten',
    小学: 'primary',
    初中: 'secondary',
    高中: 'secondary',
    中学: 'secondary',
    中职: 'secondary',
    高校: 'higher',
    高等教育: 'higher',
    kindergarten: 'kindergarten',
    primary: 'primary',
    secondary: 'secondary',
    higher: 'higher',
  }),
);

export const INDUSTRY_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    教育: 'education',
    卫生: 'health',
    卫生健康: 'health',
    医疗: 'health',
    会计: 'accounting',
    财会: 'accounting',
    工程: 'engineering',
    建设: 'engineering',
    农业: 'agriculture',
    农业农村: 'agriculture',
    文化: 'culture',
    新闻: 'journalism',
    出版: 'publishing',
    经济: 'economics',
    统计: 'statistics',
    审计: 'auditing',
    科研: 'research',
    社会工作: 'social-work',
    民政: 'social-work',
    education: 'education',
    health: 'health',
    accounting: 'accounting',
    engineering: 'engineering',
    agriculture: 'agriculture',
    other: 'other',
    其他: 'other',
  }),
);

export type TitleWord = { readonly series: string; readonly level: TitleLevel };

/** Full names of titles as certificates print them, with series and level. */
const titles: ReadonlyMap<string, TitleWord> = new Map(
  readFileSync(new URL('../data/titles.csv', import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', series = '', word = ''] = line.split(',');
      const level = TITLE_LEVELS.find((known) => known === word);
      if (!level) throw new Error(`titles.csv: level of ${name}`);
      return [name, { series, level }] as const;
    }),
);

export function titleNamed(text: string): TitleWord | undefined {
  return titles.get(text.normalize('NFKC').replaceAll(/\s|\(.*?\)/g, ''));
}
