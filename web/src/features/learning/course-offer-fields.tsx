import { Input, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { offerWords, SERIES, seriesWord } from './offer-words.ts';
import { PriceFields } from './price-fields.tsx';
import type { CourseContent, KeptCourse } from './queries.ts';

type Props = {
  readonly course: KeptCourse;
  readonly content: CourseContent;
  readonly change: (some: Partial<CourseContent>) => void;
};

const YEARS_BEFORE = 1;
const YEARS_SHOWN = 6;
const KEY_POINTS_MAX = 20;
const KEY_POINT_CHARACTERS = 200;

/** To whom, in which years and after what a course is offered, and what one takes home. */
export function OfferFields({ course, content, change }: Props) {
  const t = useWords(offerWords);
  const thisYear = new Date(course.changedAt).getFullYear();
  const years = Array.from({ length: YEARS_SHOWN }, (_, n) => thisYear - YEARS_BEFORE + n);
  const shown = [...new Set([...content.years, ...years])].toSorted((a, b) => a - b);
  return (
    <>
      <div className="jx-course-about">
        <Field label={t('edit_series')} id="jx-course-series" hint={t('edit_seriesHint')}>
          {(wiring) => (
            <Select
              {...wiring}
              mode="multiple"
              value={content.series}
              options={[...new Set([...SERIES, ...content.series])].map((one) => ({
                value: one,
                label: seriesWord(t, one),
              }))}
              optionFilterProp="label"
              onChange={(series) => change({ series })}
            />
          )}
        </Field>
        <Field label={t('edit_years')} id="jx-course-years" hint={t('edit_yearsHint')}>
          {(wiring) => (
            <Select
              {...wiring}
              mode="multiple"
              value={content.years}
              options={shown.map((one) => ({ value: one, label: String(one) }))}
              onChange={(chosen) => change({ years: chosen.toSorted((a, b) => a - b) })}
            />
          )}
        </Field>
        <Field label={t('edit_requires')} id="jx-course-requires" hint={t('edit_requiresHint')}>
          {(wiring) => (
            <Select
              {...wiring}
              mode="multiple"
              value={content.requires}
              options={course.others.map((one) => ({ value: one.courseId, label: one.title }))}
              optionFilterProp="label"
              onChange={(requires) => change({ requires })}
            />
          )}
        </Field>
      </div>
      <PriceFields content={content} change={change} />
      <KeyPoints keyPoints={content.keyPoints} change={change} />
    </>
  );
}

function KeyPoints(props: {
  readonly keyPoints: readonly string[];
  readonly change: (some: Partial<CourseContent>) => void;
}) {
  const t = useWords(offerWords);
  // What is typed stays as it is, empty lines too; only full lines are key points.
  const [text, setText] = useState(() => props.keyPoints.join('\n'));
  const type = (next: string) => {
    setText(next);
    const lines = next.split('\n').map((line) => line.trim().slice(0, KEY_POINT_CHARACTERS));
    props.change({ keyPoints: lines.filter((line) => line !== '').slice(0, KEY_POINTS_MAX) });
  };
  return (
    <Field label={t('edit_keyPoints')} id="jx-course-keyPoints" hint={t('edit_keyPointsHint')}>
      {(wiring) => (
        <Input.TextArea
          {...wiring}
          value={text}
          autoSize={{ minRows: 2, maxRows: 10 }}
          onChange={(event) => type(event.target.value)}
        />
      )}
    </Field>
  );
}
