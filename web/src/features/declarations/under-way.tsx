import { formatLocalDate, shanghaiDateOf } from '@jixu/kernel';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { SectionHead, Sheet } from '../../ui/layout.tsx';
import { amountUnit } from '../hours/subjects.ts';
import { declarationWords } from './declaration-words.ts';
import { DeclarationStateMark } from './declaration-state.tsx';
import { caseQuery, type Declaration, declarationsQuery } from './queries.ts';
import './under-way.css';

const SHOWN = 3;

/** What is being decided or has come back: who has it, since when, and what it would count. */
export function UnderWay(props: {
  /** Of the rulebook: hours or credits. */
  readonly unit: string;
  /** What each record would count now; a preview of weeks ago may be outdated. */
  readonly hoursOf: (recordId: string) => string | undefined;
}) {
  const t = useWords(declarationWords);
  const list = useInfiniteQuery(declarationsQuery(['in-review', 'returned']));
  const items = list.data?.pages[0]?.items ?? [];
  return (
    <section>
      <SectionHead
        title={t('underWay')}
        {...(items.length > 0 ? { count: items.length } : {})}
        action={<Link to={paths.declarations}>{t('all')}</Link>}
      />
      <Sheet padding="flush">
        {list.data && items.length === 0 && (
          <p className="jx-under-way jx-secondary">{t('underWayNone')}</p>
        )}
        {items.slice(0, SHOWN).map((one) => (
          <Parcel
            key={one.declarationId}
            declaration={one}
            unit={props.unit}
            hours={(one.recordId && props.hoursOf(one.recordId)) || one.preview?.hours || '0'}
          />
        ))}
      </Sheet>
    </section>
  );
}

function Parcel(props: {
  readonly declaration: Declaration;
  readonly unit: string;
  readonly hours: string;
}) {
  const { declaration } = props;
  const t = useWords(declarationWords);
  const f = useFormats();
  const amount = f.amount(props.hours, amountUnit(props.unit));
  return (
    <div className="jx-under-way">
      <div className="jx-under-way-head">
        <h3>
          <Link to={`${paths.declarations}/${declaration.declarationId}`}>{declaration.title}</Link>
        </h3>
        <DeclarationStateMark state={declaration.state} />
      </div>
      <Whereabouts declaration={declaration} />
      {declaration.state === 'in-review' && (
        <p className="jx-small">{t.rich('ifApproved', { amount })}</p>
      )}
      {declaration.permissions.edit && (
        <Link className="jx-small" to={`${paths.declare}/${declaration.declarationId}`}>
          {t('fix')}
        </Link>
      )}
    </div>
  );
}

function Whereabouts({ declaration }: { readonly declaration: Declaration }) {
  const t = useWords(declarationWords);
  const f = useFormats();
  const { today } = useSignedIn();
  const { personId, caseId } = declaration;
  const reviewed = useQuery({
    ...caseQuery({ subjectId: personId, caseId: caseId ?? '' }),
    enabled: caseId !== null,
  });
  const stations = reviewed.data?.stations ?? [];
  const returned = stations.find((station) => station.outcome === 'return');
  if (declaration.state === 'returned' && returned?.opinion) {
    return (
      <p className="jx-small jx-secondary">{t('returnedLine', { opinion: returned.opinion })}</p>
    );
  }
  const now = stations.find((station) => station.state === 'now');
  if (!now || now.since === null) return <p className="jx-small">&nbsp;</p>;
  const office = [now.officeName, now.holders[0]].filter(Boolean).join(' ');
  const date = f.listDate(formatLocalDate(shanghaiDateOf(new Date(now.since))), today);
  const days = now.workingDaysUsed ?? 0;
  return (
    <p className="jx-small jx-secondary">
      {days > 0
        ? t.rich('withOfficeDays', { office, date, days })
        : t.rich('withOffice', { office, date })}
      {now.serviceWorkingDays !== null && t('promised', { days: now.serviceWorkingDays })}
    </p>
  );
}
