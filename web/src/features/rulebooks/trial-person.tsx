import { useQuery } from '@tanstack/react-query';
import { PageError } from '../../app/page-states.tsx';
import { type AmountUnit, type Formats, useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { SectionHead, Sheet } from '../../ui/layout.tsx';
import { LoadingSkeleton } from '../../ui/page-state.tsx';
import { hourScale } from '../hours/hour-amounts.ts';
import { HourBar } from '../hours/hour-bar.tsx';
import { type TrialPerson, trialPersonQuery } from './trial-queries.ts';
import { trialWords } from './trial-words.ts';

type Subject = TrialPerson['subjects'][number];
type Words = Translate<(typeof trialWords)['zh-CN']>;

/** One person under both rules: what moved, and at which cap. */
export function TrialPersonSheet(of: {
  readonly trialId: string;
  readonly personId: string;
  readonly year: number;
  readonly unit: AmountUnit;
}) {
  const t = useWords(trialWords);
  const found = useQuery(trialPersonQuery(of));
  if (found.isError) {
    return (
      <Sheet>
        <PageError error={found.error} retry={() => void found.refetch()} />
      </Sheet>
    );
  }
  if (found.data === undefined) {
    return (
      <Sheet>
        <LoadingSkeleton label={t('loading')} slowText={t('slow')} blocks={[180]} />
      </Sheet>
    );
  }
  return <Person person={found.data} unit={of.unit} />;
}

function Person({ person, unit }: { readonly person: TrialPerson; readonly unit: AmountUnit }) {
  const t = useWords(trialWords);
  const f = useFormats();
  const label = useLabel();
  const moved = person.subjects.filter((subject) => subject.before !== subject.after);
  return (
    <Sheet>
      <div aria-live="polite">
        <SectionHead title={titleOf(person, moved[0], { t, f, label })} />
        <p className="jx-small jx-secondary">{person.unitName}</p>
        {moved.map((subject) => (
          <Bars key={subject.id} subject={subject} unit={unit} />
        ))}
        <ul className="jx-trial-records">
          {person.records.map((record) => (
            <li key={record.id}>
              <RecordLine record={record} side="before" unit={unit} />
              <RecordLine record={record} side="after" unit={unit} />
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}

function titleOf(
  person: TrialPerson,
  subject: Subject | undefined,
  { t, f, label }: { t: Words; f: Formats; label: ReturnType<typeof useLabel> },
): string {
  const { name } = person;
  if (subject === undefined) {
    const before = f.number(person.before.totals['total'] ?? '0');
    return t('personSame', { name, before, after: f.number(person.after.totals['total'] ?? '0') });
  }
  return t('personTitle', {
    name,
    subject: label(subject.label),
    before: f.number(subject.before),
    after: f.number(subject.after),
  });
}

function Bars({ subject, unit }: { readonly subject: Subject; readonly unit: AmountUnit }) {
  const t = useWords(trialWords);
  const f = useFormats();
  const label = useLabel();
  const name = label(subject.label);
  const { need } = subject;
  const now = { counted: subject.before, review: '0', need, cut: '0' };
  const tried = { counted: subject.after, review: '0', need, cut: '0' };
  const scale = hourScale([now, tried], 'compact');
  return (
    <div className="jx-trial-bars">
      <span>{t('now')}</span>
      <HourBar subject={name} amounts={now} unit={unit} scale={scale} />
      <span>{f.number(subject.before)}</span>
      <span>{t('tried')}</span>
      <HourBar subject={name} amounts={tried} unit={unit} scale={scale} />
      <span>
        {f.number(subject.after)}
        {subject.short !== '0' && (
          <span className="jx-trial-short">
            {t('short')} {f.amount(subject.short, unit)}
          </span>
        )}
      </span>
    </div>
  );
}

function RecordLine(of: {
  readonly record: TrialPerson['records'][number];
  readonly side: 'before' | 'after';
  readonly unit: AmountUnit;
}) {
  const t = useWords(trialWords);
  const f = useFormats();
  const label = useLabel();
  const { record, side, unit } = of;
  const line = record[side];
  const caps = line.caps.map((cap) =>
    [
      t('capUsed', { label: label(cap.label), used: f.amount(cap.usedBefore, unit) }),
      ...(cap.cut === '0' ? [] : [t('capCut', { cut: f.amount(cap.cut, unit) })]),
    ].join(f.locale === 'zh-CN' ? '，' : ', '),
  );
  return (
    <div className="jx-trial-record">
      <span className="jx-secondary">{side === 'before' ? t('now') : t('tried')}</span>
      <span>{caps.length === 0 ? t('notCapped') : caps.join('；')}</span>
      <b>{t('recordCounts', { title: record.title, hours: f.amount(line.counted, unit) })}</b>
    </div>
  );
}
