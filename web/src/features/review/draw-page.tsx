import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { FilterChip } from '../../ui/chip.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Facts, Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { ratioText } from './ratio.ts';
import { type Draw, drawQuery, type Member } from './sample-queries.ts';
import { samplesWords } from './samples-words.ts';
import './offices.css';

const FAILED_RULES = ['redo', 'redo-unit', 'reject'] as const;

function failedRuleOf(rule: string): (typeof FAILED_RULES)[number] {
  return FAILED_RULES.find((one) => one === rule) ?? 'redo';
}

const SHOWN = ['samples', 'others', 'all'] as const;
type Shown = (typeof SHOWN)[number];
const OUTCOMES = ['pass', 'redo', 'return', 'reject', 'sample-pass'] as const;

/** One drawing: its seed, who was drawn, what was found, and what became of the rest. */
export function DrawPage() {
  const t = useWords(samplesWords);
  const f = useFormats();
  const label = useLabel();
  const { drawId = '' }: { readonly drawId?: string } = useParams({ strict: false });
  const search: { readonly show?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const shown = SHOWN.find((one) => one === search.show) ?? 'samples';
  const found = useInfiniteQuery(drawQuery(drawId, shown));
  useTitle(t('title'));
  const columns = useColumns();
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  const draw = found.data?.pages[0]?.draw;
  if (draw === undefined) return <PageLoading blocks={[38, 160, 300]} />;
  const members = found.data?.pages.flatMap((page) => page.members) ?? [];
  const go = (show: Shown) =>
    void navigate({
      to: `${paths.samples}/${drawId}`,
      search: show === 'samples' ? {} : { show },
      replace: true,
    });
  return (
    <Page
      width="desk"
      above={
        <Link to={paths.samples} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
      title={t('drawTitle', { office: draw.officeName, date: f.instantDate(draw.at) })}
      lead={`${label(draw.stepLabel)} ${t('drawLead', { drawn: draw.drawn, population: draw.population })}`}
    >
      <About draw={draw} />
      <SectionHead title={t('members')} />
      <div className="jx-draw-filters" role="group" aria-label={t('show')}>
        {SHOWN.map((one) => (
          <FilterChip key={one} on={shown === one} onToggle={() => go(one)}>
            {t(`show.${one}`)}
          </FilterChip>
        ))}
      </div>
      <DataTable
        caption={t('members')}
        columns={columns}
        rows={members}
        rowKey={(member) => member.caseId}
        foot={
          found.hasNextPage ? (
            <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t('more')}
            </Button>
          ) : undefined
        }
      />
    </Page>
  );
}

function About({ draw }: { readonly draw: Draw }) {
  const t = useWords(samplesWords);
  return (
    <Sheet>
      <Facts
        facts={[
          { id: 'ratio', name: t('ratio'), value: ratioText(draw.ratio) },
          {
            id: 'others',
            name: t('othersRule'),
            value: t(draw.others === 'pass' ? 'othersRule.pass' : 'othersRule.wait'),
          },
          {
            id: 'failed',
            name: t('failedRule'),
            value: t(`failedRule.${failedRuleOf(draw.failed)}`),
          },
          { id: 'by', name: t('by'), value: draw.drawnBy },
          { id: 'seed', name: t('seed'), value: <span className="jx-seed">{draw.seed}</span> },
        ]}
      />
      <p className="jx-small jx-secondary">{t('verify', { drawn: draw.drawn })}</p>
    </Sheet>
  );
}

function useColumns(): readonly Column<Member>[] {
  const t = useWords(samplesWords);
  return [
    {
      id: 'person',
      head: t('person'),
      phone: 'subject',
      cell: (member) => (
        <>
          <b>{member.personName}</b>
          <div className="jx-small jx-secondary">{member.unitName}</div>
        </>
      ),
    },
    {
      id: 'what',
      head: t('what'),
      phone: 'detail',
      wraps: true,
      cell: (member) => (
        <>
          {member.title}
          <div className="jx-small jx-secondary">{member.number}</div>
        </>
      ),
    },
    {
      id: 'key',
      head: t('key'),
      phone: 'hidden',
      cell: (member) => (
        <span className="jx-seed">
          {member.key}
          <br />
          {member.rank}
        </span>
      ),
    },
    {
      id: 'state',
      head: t('state'),
      phone: 'need',
      cell: (member) => <State member={member} />,
    },
    {
      id: 'finding',
      head: t('findingHead'),
      phone: 'detail',
      wraps: true,
      cell: (member) =>
        member.opinion !== null &&
        t('finding', { by: member.decidedBy ?? '', opinion: member.opinion }),
    },
  ];
}

function State({ member }: { readonly member: Member }) {
  const t = useWords(samplesWords);
  const outcome = OUTCOMES.find((one) => one === member.outcome);
  if (member.outcome === null) {
    if (!member.sampled) return t('is.waits');
    return (
      <>
        {t('is.open')}{' '}
        <Link to={`${paths.inbox}/${member.subjectId}/${member.caseId}`}>{t('check')}</Link>
      </>
    );
  }
  return t(outcome === undefined ? 'outcome.other' : `outcome.${outcome}`);
}
