import { Button } from 'antd';
import { useState } from 'react';
import { learnerPages, learnerTabs } from '../app/pages.ts';
import { shellWords } from '../app/shell-words.ts';
import { LearnerShell } from '../app/shells/learner-shell.tsx';
import { Why } from '../features/hours/why.tsx';
import { useFormats } from '../i18n/format.ts';
import { useWords } from '../i18n/words.ts';
import { Amount } from '../ui/amount.tsx';
import { Page } from '../ui/layout.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { paper, paperLabels } from './sample.ts';
import { useSay } from './say.ts';
import './gallery.css';

export function SceneWhy() {
  const t = useWords(shellWords);
  const say = useSay();
  const f = useFormats();
  const [open, setOpen] = useState(true);
  return (
    <LearnerShell
      pages={learnerPages(t)}
      tabs={learnerTabs(t)}
      accountTo="/account"
      helpTo="/help"
      noticesTo="/notices"
      name={say('林秀芬', 'Lin Xiufen')}
      notices={2}
    >
      <Page title={t('hours')}>
        <Amount strong onOpen={() => setOpen(true)}>
          {f.amount('4')}
        </Amount>
      </Page>
      <Why
        open={open}
        onClose={() => setOpen(false)}
        pending
        record={paper}
        labels={paperLabels(say)}
        pack="gd-teachers@2021.1#9f3c71ab"
        subject={
          <>
            {say('论文《“综合与实践”作业设计的三种路径》', 'Paper: Three ways to design homework')}
            <StateMark state="review">{say('审核中', 'under review')}</StateMark>
          </>
        }
        facts={[
          {
            id: 'kind',
            name: say('类别', 'Kind'),
            value: say('论文，省级专业期刊', 'paper, provincial journal'),
          },
          { id: 'rank', name: say('署名', 'Author'), value: say('第二作者', 'second') },
          {
            id: 'on',
            name: say('发表', 'Published'),
            value: `${f.date('2026-10-15')}${say('，《岭东教育研究》第 10 期', ', Lingdong Education no. 10')}`,
          },
          {
            id: 'proof',
            name: say('证明', 'Proof'),
            value: <Amount onOpen={() => undefined}>{say('目录', 'contents')}</Amount>,
          },
        ]}
        changed={{
          filedOn: '2026-11-16',
          was: '14',
          reason: say(
            '11月18日 研修班名册到达，上限内的余额由 28 变为 4，本条随之重算。',
            'On 18 Nov the class roster arrived; the room under the cap went from 28 to 4.',
          ),
        }}
        wayOn={
          <div>
            <p className="g-way-on">
              <b>{say('想多计一些？', 'Want more to count? ')}</b>
              {say(
                '现在还没有人处理这条，可以撤回改报选修：本条可计 14 学时。',
                'Nobody has handled it yet: withdraw and declare it as elective for 14 hours.',
              )}
            </p>
            <Button type="primary">{say('看改报后的结果', 'See the result')}</Button>
            <Button>{say('对结果有疑问', 'Question this result')}</Button>
          </div>
        }
      />
    </LearnerShell>
  );
}
