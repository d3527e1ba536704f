import { Button } from 'antd';
import { learnerPages, learnerTabs } from '../app/pages.ts';
import { shellWords } from '../app/shell-words.ts';
import { LearnerShell } from '../app/shells/learner-shell.tsx';
import { type HourAmounts, type HourScale, hourScale } from '../features/hours/hour-amounts.ts';
import { HourBar } from '../features/hours/hour-bar.tsx';
import { HourLegend } from '../features/hours/hour-legend.tsx';
import { SubjectRow } from '../features/hours/subject-row.tsx';
import { useFormats } from '../i18n/format.ts';
import { useWords } from '../i18n/words.ts';
import { Amount, DisplayAmount } from '../ui/amount.tsx';
import { Columns, MetaLine, SectionHead, Sheet } from '../ui/layout.tsx';
import { useNarrow } from '../ui/media.ts';
import { StateMark } from '../ui/state-mark.tsx';
import { allSubjects, electiveHours, professionalHours, publicHours } from './sample.ts';
import { useSay } from './say.ts';
import './gallery.css';

export function SceneHome() {
  const t = useWords(shellWords);
  const say = useSay();
  return (
    <LearnerShell
      pages={learnerPages(t).map((page, index) =>
        index === 0 ? { ...page, to: '/gallery/home' } : page,
      )}
      tabs={learnerTabs(t).map((page, index) =>
        index === 0 ? { ...page, to: '/gallery/home' } : page,
      )}
      accountTo="/account"
      helpTo="/help"
      noticesTo="/notices"
      name={say('林秀芬', 'Lin Xiufen')}
      notices={2}
    >
      <Home />
    </LearnerShell>
  );
}

function Home() {
  const say = useSay();
  const f = useFormats();
  const narrow = useNarrow();
  const scale = hourScale(allSubjects, narrow ? 'phone' : 'learner');
  const meta = [
    say('广东省教师继续教育', 'Teachers, Guangdong'),
    f.period('2026-01-01', '2027-01-01'),
    ...(narrow ? [] : [say('云湖第一教育集团', 'Yunhu First Education Group')]),
  ];
  return (
    <div className="jx-page jx-page-learner g-home">
      <div className="g-home-meta">
        <MetaLine items={meta} />
        {!narrow && (
          <span className="jx-small jx-secondary">
            {say('今天', 'Today')} {f.weekdayDate('2026-11-22')}
          </span>
        )}
      </div>
      <Sheet padding="flush" bleed>
        <Columns
          joined
          shape="aside"
          first={
            <section className="g-home-need">
              <Need />
              <HourLegend subjects={allSubjects} scale={scale} form={narrow ? 'words' : 'sum'} />
              <Subjects scale={scale} />
            </section>
          }
          second={<Plan />}
        />
      </Sheet>
      <div className="g-gap">
        <Columns first={<Underway />} second={<Recent />} />
      </div>
    </div>
  );
}

function Need() {
  const say = useSay();
  const f = useFormats();
  const days = f.daysLeft('2026-12-31', '2026-11-22');
  return (
    <div className="g-need">
      <div>
        <h1 className="g-need-kicker">{say('今年还差', 'Missing this year')}</h1>{' '}
        <DisplayAmount amount="14" unit={f.unitWord('14')} />
      </div>
      <p>
        <b>
          {say('截止', 'Until')} {f.weekdayDate('2026-12-31')}
        </b>
        {say(`，还有 ${days} 天。`, `, ${days} days left.`)}
        <br />
        <span className="jx-secondary">
          {say('审核中的 2 条如果都通过，还差 ', 'If both under review pass, missing ')}
          <b>{f.amount('4')}</b>
          {say('。', '.')}
        </span>
      </p>
    </div>
  );
}

function Subjects({ scale }: { readonly scale: HourScale }) {
  const say = useSay();
  const f = useFormats();
  const rows: readonly [string, HourAmounts][] = [
    [say('公需', 'Public'), publicHours],
    [say('专业', 'Professional'), professionalHours],
    [say('选修', 'Elective'), electiveHours],
  ];
  return (
    <div>
      {rows.map(([subject, amounts]) => (
        <SubjectRow
          key={subject}
          subject={subject}
          amounts={amounts}
          scale={scale}
          onOpenCut={() => undefined}
        />
      ))}
      <div className="jx-subject-total">
        <h2>{say('合计', 'Sum')}</h2>
        <span className="jx-small jx-secondary g-wide">
          30 + 36 + 10 = 76{' '}
          <Amount onOpen={() => undefined}>{say('这些数是怎么算的', 'How these add up')}</Amount>
        </span>
        <span className="jx-number">
          <b>76</b>
          <span className="jx-tertiary"> / {f.amount('90')}</span>
        </span>
      </div>
    </div>
  );
}

function Plan() {
  const say = useSay();
  const f = useFormats();
  return (
    <section className="g-plan">
      <SectionHead title={say('怎样补齐', 'How to close it')} />
      <Sheet tone="chosen" label={say('稳妥', 'Certain')}>
        <div className="g-line">
          <h3>{say('稳妥：不等审核', 'Certain: no waiting')}</h3>
          <b>{f.amount('14')}</b>
        </div>
        <div className="g-line jx-small">
          <MetaLine
            items={[
              say('专业', 'Professional'),
              say('在线课《小学数学作业设计与评价》', 'Course: homework in mathematics'),
            ]}
          />
          <span className="jx-nowrap">{f.amount('6')}</span>
        </div>
        <div className="g-line jx-small">
          <MetaLine
            items={[
              say('选修', 'Elective'),
              say('集团班《心理支持与家校沟通》', 'Class: support and talking to families'),
            ]}
          />
          <span className="jx-nowrap">{f.amount('8')}</span>
        </div>
        <div className="g-rule">
          <StateMark state="counted">{say('完成即达标', 'Met when done')}</StateMark> 76 + 14 = 90
        </div>
        <Button type="primary">{say('报名这两项', 'Enrol in both')}</Button>
      </Sheet>
      <Sheet>
        <div className="g-line">
          <h3>{say('省时：等审核通过', 'Quick: if reviews pass')}</h3>
          <b>{f.amount('4')}</b>
        </div>
        <StateMark state="review">{say('2 条审核都通过才够', 'Both reviews must pass')}</StateMark>
      </Sheet>
    </section>
  );
}

function Underway() {
  const say = useSay();
  const f = useFormats();
  return (
    <section>
      <SectionHead
        title={say('正在办理', 'Under way')}
        count={2}
        action={<a href="#all">{say('全部进度', 'All')}</a>}
      />
      <Sheet padding="flush">
        {[
          [
            say('论文《“综合与实践”作业设计的三种路径》', 'Paper: Three ways to design homework'),
            '4',
          ],
          [say('外出培训《中小学心理健康教育研修》', 'Training: mental health at school'), '6'],
        ].map(([title, hours = '0']) => (
          <div key={title} className="g-case">
            <div className="g-line">
              <h3>{title}</h3>
              <StateMark state="review">{say('审核中', 'under review')}</StateMark>
            </div>
            <p className="jx-small jx-secondary">
              {say('在 ', 'With ')}
              <b>{say('集团教务处 周敏', 'Zhou Min, group office')}</b>
              {say(' 处，', ', since ')}
              {f.listDate('2026-11-16', '2026-11-22')}
              {say('起，已 4 个工作日', ', 4 working days')}
            </p>
            <p className="jx-small">
              {say('若通过计入 ', 'If approved, ')}
              <b>{f.amount(hours)}</b>
            </p>
          </div>
        ))}
      </Sheet>
    </section>
  );
}

function Recent() {
  const say = useSay();
  const f = useFormats();
  const rows = [
    ['2026-11-18', say('小学数学骨干教师研修班，3 天', 'Key teachers’ class, 3 days'), '24'],
    ['2026-10-11', say('在线课《新课标下的单元教学设计》', 'Course: teaching by units'), '12'],
    ['2026-09-06', say('公需课《教师职业素养与法治》', 'Public course: profession and law'), '12'],
  ] as const;
  return (
    <section>
      <SectionHead title={say('最近计入', 'Counted lately')} />
      <Sheet padding="flush">
        {rows.map(([on, title, hours]) => (
          <div key={on} className="g-recent">
            <span className="jx-secondary jx-nowrap">{f.shortDate(on)}</span>
            <span>{title}</span>
            <Amount strong onOpen={() => undefined}>
              {f.amount(hours)}
            </Amount>
          </div>
        ))}
      </Sheet>
      <div className="g-hidden">
        <HourBar subject="" amounts={publicHours} />
      </div>
    </section>
  );
}
