import { Button } from 'antd';
import { ConnectionLine, PageError, PageNotFound } from '../app/page-states.tsx';
import { RequestRefused } from '../app/request.ts';
import { PublicShell } from '../app/shells/public-shell.tsx';
import type { HourAmounts } from '../features/hours/hour-amounts.ts';
import { hourScale } from '../features/hours/hour-amounts.ts';
import { HourBar } from '../features/hours/hour-bar.tsx';
import { HourLegend } from '../features/hours/hour-legend.tsx';
import { statesWords } from '../i18n/states-words.ts';
import { useWords } from '../i18n/words.ts';
import { DayCells } from '../ui/day-cells.tsx';
import { Icon, ICON_NAMES } from '../ui/icon.tsx';
import { Note, Page, Sheet } from '../ui/layout.tsx';
import { EmptyState, LoadingSkeleton, NoPermission, OfflineLine } from '../ui/page-state.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { useSay } from './say.ts';
import './gallery.css';

/** Edges of the bar: nothing, exactly met, over, cut, thirds, five years, no requirement. */
const EDGES: readonly (readonly [string, HourAmounts])[] = [
  ['0 / 18', { counted: '0', review: '0', need: '18', cut: '0' }],
  ['18 / 18', { counted: '18', review: '0', need: '18', cut: '0' }],
  ['20 / 18', { counted: '20', review: '0', need: '18', cut: '0' }],
  ['16 + 6 / 18', { counted: '16', review: '6', need: '18', cut: '0' }],
  ['6, cut 14 / 18', { counted: '6', review: '0', need: '18', cut: '14' }],
  ['12.5 + 1/3 / 22.5, cut 2.5', { counted: '12.5', review: '1/3', need: '22.5', cut: '2.5' }],
  ['7, no need', { counted: '7', review: '2', need: null, cut: '1' }],
];
const FIVE_YEARS: HourAmounts = { counted: '212', review: '24', need: '360', cut: '48' };

export function SceneParts() {
  const say = useSay();
  const t = useWords(statesWords);
  const refused = new RequestRefused({ status: 503, code: 'nowhere.such_code', number: '7Q2K' });
  return (
    <PublicShell subject={say('部件', 'Parts')}>
      <ConnectionLine />
      <Page title={say('部件', 'Parts')}>
        <div className="g-grid">
          <Sheet label={say('标记', 'Marks')}>
            {(['counted', 'review', 'missing', 'cut', 'refused'] as const).map((state) => (
              <p key={state}>
                <StateMark state={state}>{state}</StateMark>{' '}
                <StateMark state={state} size={16} strong>
                  {state}
                </StateMark>
              </p>
            ))}
            <DayCells total={10} elapsed={12} label="12 / 10" elapsedText="12" leftText="−2" />
          </Sheet>
          <Sheet label={say('学时条', 'Bars')}>
            {EDGES.map(([name, amounts]) => (
              <p key={name}>
                <HourBar subject={name} amounts={amounts} scale={hourScale([amounts], 'compact')} />{' '}
                <span className="jx-tiny">{name}</span>
              </p>
            ))}
            <HourBar
              subject="360"
              amounts={FIVE_YEARS}
              scale={hourScale([FIVE_YEARS], 'learner')}
            />
            <HourLegend subjects={[FIVE_YEARS]} scale={hourScale([FIVE_YEARS], 'learner')} />
          </Sheet>
        </div>
        <div className="g-icons">
          {ICON_NAMES.map((name) => (
            <span key={name}>
              <Icon name={name} size={24} /> <span className="jx-tiny">{name}</span>
            </span>
          ))}
        </div>
        <OfflineLine>{t('offline')}</OfflineLine>
        <EmptyState title={t('emptyTitle')} action={<Button>{say('申报', 'Declare')}</Button>}>
          {t('empty')}
        </EmptyState>
        <NoPermission title={t('noPermissionTitle')}>{t('closed.offices')}</NoPermission>
        <PageError error={refused} retry={() => undefined} />
        <PageError error={new Error('crash')} />
        <PageNotFound />
        <LoadingSkeleton label={t('loading')} slowText={t('stillLoading')} blocks={[28, 60]} />
        <Note icon="warning" tone="warning">
          {say('年度要求 30 / 60 来自二手资料。', 'The requirement 30 / 60 comes from a re-post.')}
        </Note>
      </Page>
    </PublicShell>
  );
}
