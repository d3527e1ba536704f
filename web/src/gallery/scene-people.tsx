import { Button } from 'antd';
import { useState } from 'react';
import { DeskShell } from '../app/shells/desk-shell.tsx';
import { HourBarInTable } from '../features/hours/hour-bar.tsx';
import { type Formats, useFormats } from '../i18n/format.ts';
import { FilterChip, ShareBar } from '../ui/chip.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Page, Sheet } from '../ui/layout.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { useDeskPages } from './scene-desk.tsx';
import { useSay } from './say.ts';
import './gallery.css';

type Person = {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly professional: readonly [counted: number, review: number];
  readonly short: number;
  readonly after: number;
};

type Say = ReturnType<typeof useSay>;

function peopleOf(say: Say): readonly Person[] {
  return [
    {
      id: 'T0611',
      name: say('梁慧仪', 'Liang Huiyi'),
      place: say('云湖二中，初中生物', 'Yunhu No. 2, biology'),
      professional: [12, 0],
      short: 70,
      after: 70,
    },
    {
      id: 'T0521',
      name: say('黄国梁', 'Huang Guoliang'),
      place: say('云湖一中，高中物理', 'Yunhu No. 1, physics'),
      professional: [18, 24],
      short: 42,
      after: 18,
    },
    {
      id: 'T0388',
      name: say('陈志远', 'Chen Zhiyuan'),
      place: say('云湖实验小学，小学数学', 'Yunhu Primary, mathematics'),
      professional: [14, 28],
      short: 28,
      after: 0,
    },
    {
      id: 'T0546',
      name: say('苏婉婷', 'Su Wanting'),
      place: say('云湖一中，高中英语', 'Yunhu No. 1, English'),
      professional: [48, 0],
      short: 6,
      after: 0,
    },
  ];
}

function columnsOf(say: Say, f: Formats): readonly Column<Person>[] {
  return [
    { id: 'name', head: say('姓名', 'Name'), cell: (row) => row.name, phone: 'subject' },
    {
      id: 'no',
      head: say('人员号', 'No.'),
      cell: (row) => <span className="jx-secondary">{row.id}</span>,
      phone: 'hidden',
    },
    {
      id: 'place',
      head: say('学校，学科', 'School, subject'),
      cell: (row) => row.place,
      phone: 'detail',
    },
    {
      id: 'professional',
      head: say('专业 需 42', 'Professional, need 42'),
      phone: 'hidden',
      cell: ({ professional: [counted, review] }) => (
        <>
          <HourBarInTable
            subject={say('专业', 'Professional')}
            amounts={{ counted: String(counted), review: String(review), need: '42', cut: '0' }}
          />{' '}
          {counted}
          {review > 0 && <span className="jx-risk"> +{review}</span>}
        </>
      ),
    },
    {
      id: 'state',
      head: say('状态', 'State'),
      phone: 'detail',
      cell: (row) =>
        row.after === 0 ? (
          <StateMark state="review">{say('通过后达标', 'met if approved')}</StateMark>
        ) : (
          <StateMark state="missing">{say('还差', 'short')}</StateMark>
        ),
    },
    {
      id: 'short',
      head: say('还差', 'Short'),
      align: 'end',
      sortable: true,
      cell: (row) => <b>{f.amount(String(row.short))}</b>,
      phone: 'need',
    },
    {
      id: 'then',
      head: say('通过后还差', 'If approved'),
      align: 'end',
      cell: (row) => f.amount(String(row.after)),
      phone: 'hidden',
    },
  ];
}

export function ScenePeople() {
  const say = useSay();
  const f = useFormats();
  const pages = useDeskPages();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['T0611', 'T0521']));
  const [down, setDown] = useState(true);
  const people = peopleOf(say);
  const columns = columnsOf(say, f);
  return (
    <DeskShell
      pages={pages}
      office={say('云湖第一教育集团', 'Yunhu First Education Group')}
      name={say('周敏', 'Zhou Min')}
      today="2026-11-23"
      accountTo="/desk/account"
    >
      <Page
        width="desk"
        title={say(
          '2026 年度：87 人还差学时，审核全通过也不够',
          '2026: 87 people stay short even if all reviews pass',
        )}
        lead={say(
          `在册 620 人，截止 ${f.weekdayDate('2026-12-31')}，还有 38 天`,
          `620 people, until ${f.weekdayDate('2026-12-31')}, 38 days left`,
        )}
        actions={
          <>
            <Button>{say('导出', 'Export')}</Button>
            <Button>{say('登记学时', 'Register hours')}</Button>
          </>
        }
      >
        <Sheet>
          <ShareBar
            label={say(
              '620 人：已达标 402，通过后达标 131，仍差 87',
              '620 people: 402 met, 131 met if approved, 87 short',
            )}
            parts={[
              {
                id: 'met',
                state: 'counted',
                amount: 402,
                children: <Share state="counted" word={say('已达标', 'met')} count={402} />,
              },
              {
                id: 'then',
                state: 'review',
                amount: 131,
                children: (
                  <Share state="review" word={say('通过后达标', 'met if approved')} count={131} />
                ),
              },
              {
                id: 'short',
                state: 'missing',
                amount: 87,
                children: <Share state="missing" word={say('通过后仍差', 'short')} count={87} />,
              },
            ]}
          />
        </Sheet>
        <div className="g-filters">
          <FilterChip on={false} onToggle={() => undefined}>
            {say('全部 620', 'All 620')}
          </FilterChip>
          <FilterChip on removable onToggle={() => undefined}>
            {say('全部未达标 218', 'Not met 218')}
          </FilterChip>
        </div>
        <DataTable
          caption={say('未达标人员', 'People who are short')}
          columns={columns}
          rows={down ? people : people.toReversed()}
          rowKey={(row) => row.id}
          sort={{ column: 'short', direction: down ? 'descending' : 'ascending' }}
          onSort={(_, direction) => setDown(direction === 'descending')}
          selection={{
            selected,
            onChange: setSelected,
            allLabel: say('选中这一页', 'Select this page'),
            rowLabel: (key) => say(`选中 ${key}`, `Select ${key}`),
          }}
          bulkBar={
            selected.size > 0 ? (
              <>
                <span>{say(`已选 ${selected.size} 人`, `${selected.size} selected`)}</span>
                <Button type="primary">{say('提醒', 'Remind')}</Button>
                <span>
                  {say(
                    '林秀芬 3 天前刚提醒过，这次跳过',
                    'Lin Xiufen was reminded 3 days ago and is skipped',
                  )}
                </span>
              </>
            ) : undefined
          }
        />
      </Page>
    </DeskShell>
  );
}

function Share(props: { state: 'counted' | 'review' | 'missing'; word: string; count: number }) {
  const f = useFormats();
  return (
    <div>
      <StateMark state={props.state}>{props.word}</StateMark>
      <div>
        <b className="g-share">{f.people(props.count)}</b>
      </div>
    </div>
  );
}
