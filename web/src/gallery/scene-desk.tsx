import { Button, Input } from 'antd';
import { useState } from 'react';
import { DeskShell } from '../app/shells/desk-shell.tsx';
import { hourScale } from '../features/hours/hour-amounts.ts';
import { HourBar } from '../features/hours/hour-bar.tsx';
import { useFormats } from '../i18n/format.ts';
import { Amount } from '../ui/amount.tsx';
import { FilterChip } from '../ui/chip.tsx';
import { Icon } from '../ui/icon.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { MetaLine, SectionHead } from '../ui/layout.tsx';
import { SplitDesk } from '../ui/split-desk.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { professionalHours } from './sample.ts';
import { useSay } from './say.ts';
import './gallery.css';

export function useDeskPages() {
  const say = useSay();
  return [
    { to: '/gallery/desk', label: say('待审 312', 'To review 312') },
    { to: '/gallery/people', label: say('人员', 'People') },
    { to: '/desk/register', label: say('登记', 'Register') },
    { to: '/desk/classes', label: say('办班', 'Classes') },
    { to: '/desk/statistics', label: say('统计', 'Statistics') },
  ];
}

export function SceneDesk() {
  const say = useSay();
  const pages = useDeskPages();
  const [open, setOpen] = useState(true);
  return (
    <DeskShell
      pages={pages}
      office={say('云湖第一教育集团', 'Yunhu First Education Group')}
      name={say('周敏', 'Zhou Min')}
      today="2026-11-23"
      accountTo="/desk/account"
    >
      <h1 className="jx-visually-hidden">{say('待审', 'To review')}</h1>
      <SplitDesk
        caseOpen={open}
        onBack={() => setOpen(false)}
        names={{
          queue: say('待审', 'Queue'),
          facts: say('事实', 'Facts'),
          evidence: say('证明', 'Evidence'),
          back: say('待审', 'Queue'),
          actions: say('处理', 'Decide'),
        }}
        queue={<Queue onOpen={() => setOpen(true)} />}
        facts={<CaseFacts />}
        evidence={<div className="g-evidence" />}
        actions={<Actions />}
      />
    </DeskShell>
  );
}

function Queue({ onOpen }: { readonly onOpen: () => void }) {
  const say = useSay();
  const rows = [
    [
      say('林秀芬', 'Lin Xiufen'),
      say('论文，省级，第二作者', 'paper, provincial, second author'),
      say('同一论文另有 1 人申报', 'someone else declared it too'),
      5,
    ],
    [
      say('陈志远', 'Chen Zhiyuan'),
      say('论文，省级，第一作者', 'paper, provincial, first author'),
      say('同一论文另有 1 人申报', 'someone else declared it too'),
      5,
    ],
    [
      say('黄国梁', 'Huang Guoliang'),
      say('外出培训，3 天', 'training, 3 days'),
      say('证明上写 26，按天只有 24', 'proof says 26, days give 24'),
      4,
    ],
  ] as const;
  return (
    <>
      <div className="g-queue-head">
        <SectionHead
          title={say('待审 312', 'To review 312')}
          action={<span>{say('按风险', 'by risk')}</span>}
        />
        <FilterChip on onToggle={() => undefined}>
          {say('有风险 4', 'Risky 4')}
        </FilterChip>{' '}
        <FilterChip on={false} onToggle={() => undefined}>
          {say('今天到期 6', 'Due today 6')}
        </FilterChip>
      </div>
      {rows.map(([name, what, risk, days], index) => (
        <button
          key={name}
          type="button"
          className="jx-queue-row"
          aria-current={index === 0 ? 'true' : undefined}
          onClick={onOpen}
        >
          <span>
            <b>{name}</b>
            {what}
          </span>
          <span className="jx-queue-row-second">
            <span className="jx-risk">
              <Icon name="warning" size={14} /> {risk}
            </span>
            <span>{say(`${days} 天`, `${days} days`)}</span>
          </span>
        </button>
      ))}
    </>
  );
}

function CaseFacts() {
  const say = useSay();
  const f = useFormats();
  const facts = [
    [
      say('题目', 'Title'),
      say('“综合与实践”作业设计的三种路径', 'Three ways to design homework'),
      say('目录', 'contents'),
      true,
    ],
    [
      say('刊物', 'Journal'),
      say('《岭东教育研究》2026 年第 10 期，省级', 'Lingdong Education 2026 no. 10'),
      say('封面', 'cover'),
      true,
    ],
    [
      say('署名', 'Author'),
      say('第二作者（共 2 人）', 'second of two'),
      say('目录 第 46 页', 'contents p. 46'),
      false,
    ],
    [say('发表日期', 'Published'), f.date('2026-10-15'), say('封面', 'cover'), true],
  ] as const;
  return (
    <>
      <section className="g-line">
        <div>
          <h2>{say('林秀芬　论文，专业科目', 'Lin Xiufen, paper, professional')}</h2>
          <MetaLine
            items={[
              say('云湖实验小学', 'Yunhu Primary School'),
              say('小学数学，一级教师', 'mathematics'),
            ]}
          />
          <MetaLine
            items={[
              say('11月16日 周一提交', 'filed Mon 16 Nov'),
              say('已等 5 个工作日，承诺 10 个', '5 working days of 10'),
            ]}
          />
        </div>
        <StateMark state="review">{say('审核中', 'under review')}</StateMark>
      </section>
      <section>
        <SectionHead
          level={3}
          title={say('事实与证明核对', 'Facts against proof')}
          action={
            <span className="jx-small jx-secondary">
              <KeyHint>{say('空格', 'Space')}</KeyHint> {say('核对一致', 'agrees')}{' '}
              <KeyHint>E</KeyHint> {say('标记有误', 'wrong')}
            </span>
          }
        />
        {facts.map(([name, value, page, checked]) => (
          <div key={name} className="jx-fact-row" aria-current={checked ? undefined : 'true'}>
            <span>{name}</span>
            <span>{value}</span>
            <span className="jx-secondary">
              {checked ? page : <Amount onOpen={() => undefined}>{page}</Amount>}
            </span>
            <span className={checked ? 'jx-mark-counted' : 'jx-secondary'}>
              {checked && <Icon name="check" size={14} />}{' '}
              {checked ? say('一致', 'agrees') : say('待核对', 'to check')}
            </span>
          </div>
        ))}
      </section>
      <section>
        <h3>{say('通过后', 'If approved')}</h3>
        <div className="g-after">
          <div>
            <b className="g-after-amount">{say(`计入 ${f.amount('4')}`, f.amount('4'))}</b>{' '}
            <Amount onOpen={() => undefined}>{say('怎么算的', 'why')}</Amount>
            <div className="jx-small jx-secondary">
              {say('折算 14，上限余 4，不计 10', '14 converted, room for 4, 10 cut')}
            </div>
          </div>
          <div>
            <div className="jx-small jx-secondary">
              {say('专业　36 → 40 / 42 学时', 'Professional 36 → 40 / 42')}
            </div>
            <HourBar
              subject={say('专业', 'Professional')}
              amounts={professionalHours}
              scale={hourScale([professionalHours], 'compact')}
            />
          </div>
        </div>
      </section>
      <section>
        <h3>{say('意见', 'Opinion')}</h3>
        <Input.TextArea
          rows={2}
          aria-label={say('意见', 'Opinion')}
          placeholder={say('写给林秀芬看，例如缺什么、怎么补', 'For Lin Xiufen: what is missing')}
        />
      </section>
    </>
  );
}

function Actions() {
  const say = useSay();
  return (
    <>
      <Button type="primary">
        {say('通过', 'Approve')}
        <KeyHint>A</KeyHint>
      </Button>
      <Button>
        {say('退回', 'Return')}
        <KeyHint>R</KeyHint>
      </Button>
      <Button danger>
        {say('不通过', 'Reject')}
        <KeyHint>X</KeyHint>
      </Button>
      <span className="jx-secondary">{say('还有 1 项未核对', '1 fact to check')}</span>
    </>
  );
}
