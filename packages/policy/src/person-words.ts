import type { TitleLevel } from './vocabulary.ts';
import { type Words, words } from './words.ts';

/** What rules ask about a person or the target, as people say it. */

export const TITLE_WORDS: Readonly<Record<TitleLevel, Words>> = {
  none: words('没有职称', 'no title'),
  junior: words('初级', 'junior'),
  intermediate: words('中级', 'intermediate'),
  'deputy-senior': words('副高级', 'deputy senior'),
  senior: words('正高级', 'senior'),
};

const STAGE_WORDS: Readonly<Record<string, Words>> = {
  kindergarten: words('幼儿园', 'kindergarten'),
  primary: words('小学', 'primary'),
  secondary: words('中学', 'secondary'),
  higher: words('高校', 'higher education'),
};

const GRADE_WORDS: Readonly<Record<string, Words>> = {
  primary: words('一级医院', 'primary hospital'),
  secondary: words('二级医院', 'secondary hospital'),
  tertiary: words('三级医院', 'tertiary hospital'),
};

const YES_NO_WORDS: Readonly<Record<string, Words>> = {
  true: words('有', 'yes'),
  false: words('没有', 'no'),
};

type Fact = { readonly label: Words; readonly values: Readonly<Record<string, Words>> };

const FACTS: Readonly<Record<string, Fact>> = {
  'person.industry': { label: words('行业', 'Industry'), values: {} },
  'person.education': { label: words('学历', 'Education'), values: {} },
  'person.schoolStage': { label: words('学段', 'Stage of school'), values: STAGE_WORDS },
  'person.employerGrade': {
    label: words('单位等级', 'grade of the employer'),
    values: GRADE_WORDS,
  },
  'person.title': { label: words('现职称', 'Current title'), values: TITLE_WORDS },
  'person.hasTitle': { label: words('现有职称', 'Holds a title'), values: YES_NO_WORDS },
  'person.titles': { label: words('现职称', 'Current title'), values: {} },
  'person.graduatedOn': { label: words('毕业日期', 'Day of graduation'), values: {} },
  'target.title': { label: words('要申报的职称', 'Title applied for'), values: TITLE_WORDS },
  'target.title-or-current': { label: words('职称', 'Title'), values: TITLE_WORDS },
  'target.year': { label: words('年度', 'Year'), values: {} },
  'target.on': { label: words('申报日期', 'Day of application'), values: {} },
  period: { label: words('周期', 'Period'), values: {} },
};

/** The name of a fact such as `person.schoolStage`; of one nobody named, plain words. */
export function factLabel(key: string): Words {
  return (
    FACTS[key.replace(/\[\d+\].*$/, '')]?.label ?? words('一项个人信息', 'a fact about the person')
  );
}

export function factValue(key: string, value: string): Words {
  return FACTS[key]?.values[value] ?? words(value, value);
}
