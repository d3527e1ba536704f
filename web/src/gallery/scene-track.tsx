import { Themed } from '../app/shells/themed.tsx';
import { useFormats } from '../i18n/format.ts';
import { Amount } from '../ui/amount.tsx';
import { DayCells } from '../ui/day-cells.tsx';
import { ListRow, MetaLine, Note, PhoneBar, Sheet } from '../ui/layout.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { StationTrack } from '../ui/station-track.tsx';
import { useSay } from './say.ts';
import './gallery.css';

export function SceneTrack() {
  const say = useSay();
  const f = useFormats();
  return (
    <Themed density="learner">
      <div className="g-phone">
        <PhoneBar
          title={say('办理进度', 'Progress')}
          backLabel={say('返回', 'Back')}
          onBack={() => history.back()}
        />
        <main className="jx-page">
          <MetaLine
            items={[
              say('论文，专业选修', 'Paper, elective'),
              `${say('申报号', 'No.')} ZB-2026-038217-4`,
            ]}
          />
          <h1>{say('《既有厂房屋面光伏荷载复核》', 'Loads of solar roofs on old halls')}</h1>
          <div className="g-gap">
            <Sheet tone="counted">
              <h2>
                <StateMark state="counted" size={14} strong>
                  {say('已计入 ', 'Counted: ')}
                  {f.amount('10')}
                </StateMark>
              </h2>
              <p className="jx-secondary">
                {say(
                  '单位通过后就算数。后面两级只在发现问题时撤回，撤回会写明理由并通知您。',
                  'Counts once your unit approves. The next two only take it back for cause, and tell you why.',
                )}
              </p>
            </Sheet>
          </div>
          <Track />
          <div className="g-gap">
            <ListRow>{say('证明材料 2 份', 'Evidence, 2 files')}</ListRow>
            <ListRow>{say('申报内容', 'What was declared')}</ListRow>
            <ListRow>{say('对这条有疑问', 'Question this')}</ListRow>
          </div>
        </main>
      </div>
    </Themed>
  );
}

function Track() {
  const say = useSay();
  const f = useFormats();
  const by = f.dayEnd('2026-11-25');
  return (
    <StationTrack
      label={say('办理进度', 'Progress')}
      stateNames={{
        done: say('已完成', 'done'),
        now: say('现在', 'now'),
        ahead: say('以后', 'ahead'),
        refused: say('已撤回', 'taken back'),
      }}
      stations={[
        {
          id: 'filed',
          state: 'done',
          when: f.weekdayInstant('2026-11-09T08:20:00Z'),
          title: say('您提交了申报', 'You filed it'),
          children: (
            <p>
              {say('附 2 份证明。', 'With 2 files. ')}
              <b>{say('按这一天算 2026 年度', 'This day makes it 2026')}</b>
              {say('，审核再晚也不影响。', ', however late the review.')}
            </p>
          ),
        },
        {
          id: 'unit',
          state: 'done',
          when: f.weekdayInstant('2026-11-11T01:05:00Z'),
          title: say('单位通过，计入 10 学时', 'Unit approved, 10 hours counted'),
          children: (
            <>
              <p>
                {say(
                  '齐园建筑设计院 赵文华，用时 2 个工作日',
                  'Zhao Wenhua, Qiyuan Architects, 2 working days',
                )}
              </p>
              <Amount onOpen={() => undefined}>{say('10 学时怎么算的', 'Why 10 hours')}</Amount>
            </>
          ),
        },
        {
          id: 'department',
          state: 'now',
          when: say('现在，11月12日起', 'Now, since 12 Nov'),
          title: say('主管部门审验', 'Department checks'),
          children: (
            <>
              <p>
                {say('在 ', 'At the ')}
                <b>{say('市住房城乡建设局', 'city housing bureau')}</b>
                {say('，10 个工作日内不表态视为通过。', '; 10 working days of silence approve it.')}
              </p>
              <DayCells
                total={10}
                elapsed={7}
                label={say('10 个工作日，已过 7 个', '7 of 10 working days gone')}
                elapsedText={say('已过 7 个工作日', '7 working days gone')}
                leftText={say('剩 3 个', '3 left')}
              />
              <Note icon="clock">
                <b>{say('您不用做任何事。', 'Nothing for you to do. ')}</b>
                {say(
                  `${by} 前没有意见，就自动记为通过。`,
                  `Without objection by ${by} it passes by itself.`,
                )}
              </Note>
            </>
          ),
        },
        {
          id: 'bureau',
          state: 'ahead',
          when: say('年度验证前都可能', 'Any time before verification'),
          title: say('人社局抽查', 'Bureau draws samples'),
          children: <p>{say('抽中才会看，没抽中就不经过。', 'Only if drawn.')}</p>,
        },
        {
          id: 'veto',
          state: 'refused',
          when: say('12月2日', '2 Dec'),
          title: say('撤回 10 学时', '10 hours taken back'),
          children: (
            <p>{say('署名页与申报不一致。', 'The author page differs from the declaration.')}</p>
          ),
        },
      ]}
    />
  );
}
