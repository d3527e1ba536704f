import type { HourAmounts } from '../features/hours/hour-amounts.ts';
import type { ExplainedRecord, ExplanationLabels } from '../features/hours/explanation.ts';

/** The invented teacher of the pictures: 76 counted, 10 under review, 4 missing. */
export const publicHours: HourAmounts = { counted: '30', review: '0', need: '30', cut: '0' };
export const professionalHours: HourAmounts = {
  counted: '36',
  review: '4',
  need: '42',
  cut: '10',
};
export const electiveHours: HourAmounts = { counted: '10', review: '6', need: '18', cut: '0' };
export const allSubjects = [publicHours, professionalHours, electiveHours];

export const paper: ExplainedRecord = {
  id: 'paper',
  counted: '4',
  category: 'professional',
  reason: 'cap-shared',
  steps: [
    { step: 'unit', in: '1 item', out: '14', rule: 'GD21-5', cite: '' },
    {
      step: 'cap',
      in: '14',
      out: '4',
      cut: '10',
      rule: 'GD21-8',
      cite: '',
      cap: { id: 'professional', limit: '28', usedBefore: '24', usedBy: ['class'] },
    },
  ],
};

export function paperLabels(say: (zh: string, en: string) => string): ExplanationLabels {
  return {
    rules: {
      'GD21-5': {
        text: say(
          '省级以上专业期刊论文：第一作者 28 学时，其他作者 14 学时。',
          'Paper in a journal of provincial level or above: 28 hours for the first author, 14 for others.',
        ),
      },
      'GD21-8': {
        text: say('成果与研修合计有上限。', 'Achievements and studies share a cap.'),
        article: say(
          '成果、学历与研修折算的专业科目学时，一年合计不超过 28 学时。',
          'Hours converted from achievements, degrees and studies count up to 28 a year in this subject.',
        ),
        document: say(
          '《教师继续教育工作通知》（2021年4月1日）四（一）2（3），',
          'Notice on teachers’ continuing education (1 Apr 2021), IV (1) 2 (3), ',
        ),
        href: '#source',
      },
    },
    caps: {
      professional: say(
        '专业科目的成果与研修，每年合计 28 学时',
        'achievements and studies in this subject, 28 hours a year',
      ),
    },
    records: { class: say('骨干教师研修班，先完成', 'key teachers’ class, completed first') },
    item: say('论文', 'Paper'),
  };
}
