import { Link } from '@tanstack/react-router';
import { paths } from '../../app/pages.ts';
import { type Formats, useFormats } from '../../i18n/format.ts';
import { type Label, useLabel } from '../../i18n/label.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { HourBarInTable } from './hour-bar.tsx';
import type { PeoplePage, PersonRow } from './people-queries.ts';
import { peopleWords } from './people-words.ts';
import { amountUnit } from './subjects.ts';
import { hoursOf, remainder, wireOf } from './wire-hours.ts';

type Pack = PeoplePage['packs'][number];
type Subject = { readonly id: string; readonly label: Label };

/** The subjects of all rulebooks that the shown people are under, in their order. */
export function subjectsOf(packs: readonly Pack[]): readonly Subject[] {
  const found = new Map<string, Subject>();
  for (const pack of packs) {
    for (const category of pack.categories) {
      if (!found.has(category.id)) found.set(category.id, category);
    }
  }
  return [...found.values()];
}

/** One number only where every rulebook that knows the subject asks the same. */
function sameNeed(packs: readonly Pack[], id: string): string | undefined {
  const needs = new Set(packs.flatMap((pack) => pack.needs[id] ?? []));
  const [need] = needs;
  return needs.size === 1 ? need : undefined;
}

type Words = Translate<(typeof peopleWords)['zh-CN']>;

export function usePeopleColumns(packs: readonly Pack[]): readonly Column<PersonRow>[] {
  const t = useWords(peopleWords);
  const f = useFormats();
  const label = useLabel();
  const unitOf = (row: PersonRow) =>
    amountUnit(packs.find((pack) => pack.ref === row.packRef)?.unit ?? 'hour');
  return [
    {
      id: 'name',
      head: t('name'),
      phone: 'subject',
      cell: (row) => (
        <Link to={`${paths.people}/${row.personId}`} className="jx-person-name">
          {row.name}
          <span className="jx-visually-hidden">{t('open')}</span>
        </Link>
      ),
    },
    {
      id: 'number',
      head: t('number'),
      phone: 'hidden',
      cell: (row) => <span className="jx-secondary">{row.staffNumber ?? '—'}</span>,
    },
    { id: 'place', head: t('place'), phone: 'detail', cell: (row) => row.unitName },
    ...subjectsOf(packs).map((subject) => subjectColumn(subject, packs, { t, f, label })),
    {
      id: 'state',
      head: t('state'),
      phone: 'detail',
      cell: (row) => <GroupMark row={row} t={t} f={f} />,
    },
    {
      id: 'short',
      // The server sorts by urgency and by nothing else; the arrow says so.
      head: (
        <span className="jx-people-short">
          {t('shortNow')}
          <Icon name="arrow-down" size={14} />
        </span>
      ),
      align: 'end',
      phone: 'need',
      cell: (row) => <b>{f.amount(row.short, unitOf(row))}</b>,
    },
    {
      id: 'then',
      head: t('shortThen'),
      align: 'end',
      phone: 'hidden',
      cell: (row) => f.amount(row.shortWithPending, unitOf(row)),
    },
  ];
}

function subjectColumn(
  subject: Subject,
  packs: readonly Pack[],
  of: { t: Words; f: Formats; label: (label: Label) => string },
): Column<PersonRow> {
  const { t, f, label } = of;
  const name = label(subject.label);
  const need = sameNeed(packs, subject.id);
  return {
    id: subject.id,
    head: need === undefined ? name : t('subjectNeed', { subject: name, need: f.number(need) }),
    phone: 'hidden',
    cell: (row) => {
      const counted = row.totals[subject.id];
      if (counted === undefined) return '—';
      const hoped = row.withPending[subject.id] ?? counted;
      const review = wireOf(remainder(hoursOf(hoped), hoursOf(counted)));
      const pack = packs.find((one) => one.ref === row.packRef);
      const needed = pack?.needs[subject.id] ?? null;
      return (
        <span className="jx-people-bar">
          <HourBarInTable
            subject={name}
            amounts={{ counted, review, need: needed, cut: '0' }}
            unit={amountUnit(pack?.unit ?? 'hour')}
            waiting={row.settlesOn === null ? 'both' : 'provisional'}
          />
          <span>
            {f.number(counted)}
            {review !== '0' && (
              <span className="jx-people-review"> {t('review', { amount: f.number(review) })}</span>
            )}
          </span>
        </span>
      );
    },
  };
}

function GroupMark(props: { readonly row: PersonRow; readonly t: Words; readonly f: Formats }) {
  const { row, t, f } = props;
  if (row.group === 'met') return <StateMark state="counted">{t('met')}</StateMark>;
  if (row.group === 'hoped') {
    const { settlesOn } = row;
    return (
      <StateMark state="review">
        {settlesOn === null ? t('hoped') : t('settles', { date: f.shortDate(settlesOn) })}
      </StateMark>
    );
  }
  return <StateMark state="missing">{t('isShort')}</StateMark>;
}
