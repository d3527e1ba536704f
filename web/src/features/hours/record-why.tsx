import { formatLocalDate, shanghaiDateOf } from '@jixu/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useState } from 'react';
import { PageError } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/layout.tsx';
import { explainedRecord, isPending, labelsOf } from './explained-record.ts';
import { hoursPageWords } from './hours-page-words.ts';
import { type DeclaredRecord, declaredQuery, reasonsQuery, type RecordReasons } from './queries.ts';
import { useRecordFacts } from './record-facts.tsx';
import { RecordState } from './record-state.tsx';
import { RecordTrail } from './record-trail.tsx';
import { amountUnit } from './subjects.ts';
import { Why } from './why.tsx';
import './record-why.css';

export type RecordWhyProps = {
  readonly personId: string;
  /** The record whose amount was opened; undefined while the drawer is closed. */
  readonly recordId: string | undefined;
  readonly year?: number | undefined;
  readonly onClose: () => void;
  /** An office reads here too; tracking and asking are the person's own. */
  readonly readOnly?: boolean;
};

/** The drawer behind an amount of a record: from the number to the article and to the file in one view. */
export function RecordWhy({ personId, recordId, year, onClose, readOnly }: RecordWhyProps) {
  const reasons = useQuery({
    ...reasonsQuery({ personId, year, recordId: recordId ?? '' }),
    enabled: recordId !== undefined,
  });
  const source = reasons.data?.line.source;
  const isDeclared = source?.kind === 'declaration';
  const declared = useQuery({
    ...declaredQuery({ personId, declarationId: source?.id ?? '' }),
    enabled: isDeclared,
  });
  if (recordId === undefined) return null;
  if (reasons.isError) {
    return (
      <Drawer open onClose={onClose} size={600} placement="right">
        <PageError error={reasons.error} retry={() => void reasons.refetch()} />
      </Drawer>
    );
  }
  if (reasons.data === undefined || (isDeclared && declared.isPending)) return null;
  return (
    <Reasons
      reasons={reasons.data}
      declared={declared.data}
      onClose={onClose}
      readOnly={readOnly === true}
    />
  );
}

function Reasons(props: {
  readonly reasons: RecordReasons;
  readonly declared: DeclaredRecord | undefined;
  readonly onClose: () => void;
  readonly readOnly: boolean;
}) {
  const { reasons, declared } = props;
  const f = useFormats();
  const locale = useLocale();
  const label = useLabel();
  const facts = useRecordFacts();
  const { line, preview } = reasons;
  const pending = isPending(line.status);
  const steps = pending ? reasons.stepsIfApproved : reasons.steps;
  const record = explainedRecord(line, steps, pending);
  const unit = amountUnit(reasons.pack.unit);
  const moved = preview !== null && preview.hours !== record.counted;
  return (
    <Why
      open
      onClose={props.onClose}
      record={record}
      pending={pending}
      settlesOn={line.settlesOn}
      unit={unit}
      facts={facts(reasons, declared)}
      labels={labelsOf(steps, {
        locale,
        packId: reasons.pack.id,
        others: reasons.others,
        item: declared && label(declared.form.label),
      })}
      pack={reasons.pack.ref}
      subject={
        <>
          <span>{line.title}</span>
          <RecordState status={line.status} settlesOn={line.settlesOn} source={line.source} />
        </>
      }
      {...(moved ? { changed: { filedOn: legalDay(preview.at), was: preview.hours } } : {})}
      more={<RecordTrail reasons={reasons} format={f} unit={unit} />}
      wayOn={props.readOnly ? null : <WayOn reasons={reasons} />}
    />
  );
}

function legalDay(instant: string): string {
  return formatLocalDate(shanghaiDateOf(new Date(instant)));
}

function WayOn({ reasons }: { readonly reasons: RecordReasons }) {
  const t = useWords(hoursPageWords);
  const [asks, setAsks] = useState(false);
  const { source } = reasons.line;
  return (
    <div className="jx-way-on">
      {asks && <Note>{t('askHow')}</Note>}
      <div>
        {source.kind === 'declaration' && (
          <Link className="jx-way-on-main" to={`${paths.declarations}/${source.id}`}>
            {t('track')}
          </Link>
        )}
        <button type="button" aria-expanded={asks} onClick={() => setAsks(!asks)}>
          {t('askUnit')}
        </button>
      </div>
    </div>
  );
}
