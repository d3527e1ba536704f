import { Button } from 'antd';
import { Icon } from '../../ui/icon.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useSay } from './case-facts.tsx';
import type { CaseView, Outcome } from './queries.ts';
import type { Deciding } from './use-decision.ts';

const OUTCOMES = ['pass', 'redo', 'return', 'reject', 'veto'] as const;
export const KEYS: Readonly<Record<Outcome, string>> = {
  pass: 'A',
  return: 'R',
  reject: 'X',
  veto: 'X',
  redo: 'D',
};

const BECAUSE = [
  'review.own_case',
  'review.decided_before',
  'review.already_decided',
  'review.claimed',
  'review.voted_before',
] as const;

export type CaseActionsProps = {
  readonly found: CaseView;
  readonly deciding: Deciding;
  readonly unchecked: number;
  readonly keysOn: boolean;
  readonly onDecide: (outcome: Outcome) => void;
  readonly onSkip: () => void;
  readonly onKeys: () => void;
};

/** The bar that stays: what may be done here, each with its key. */
export function CaseActions(props: CaseActionsProps) {
  const { found, deciding, keysOn } = props;
  const { t } = useSay();
  const { outcomes, because } = found.permissions;
  const offered = OUTCOMES.filter((outcome) => outcomes.includes(outcome));
  const why = BECAUSE.find((one) => one === because);
  const key = (name: string) => keysOn && <KeyHint>{name}</KeyHint>;
  return (
    <>
      {deciding.sentence !== undefined && (
        <p className="jx-actions-refused" role="alert">
          <Icon name="warning" size={18} /> {deciding.sentence}
        </p>
      )}
      {offered.map((outcome) => (
        <Button
          key={outcome}
          type={outcome === 'pass' ? 'primary' : 'default'}
          danger={outcome === 'reject' || outcome === 'veto'}
          disabled={deciding.isPending}
          onClick={() => props.onDecide(outcome)}
        >
          {t(outcome)}
          {key(KEYS[outcome])}
        </Button>
      ))}
      {offered.length === 0 && why !== undefined && !found.permissions.decideReopening && (
        <span className="jx-secondary">{t('because', { why: t(`because.${why}`) })}</span>
      )}
      <span className="jx-actions-aside">
        <span className="jx-secondary jx-actions-left" role="status">
          {deciding.isPending
            ? t('deciding')
            : offered.length > 0 && found.permissions.outcomes.includes('pass')
              ? props.unchecked > 0
                ? t('unchecked', { count: props.unchecked })
                : t('allChecked')
              : ''}
        </span>
        <Button type="link" onClick={props.onSkip}>
          {t('skip')}
          {key('J')}
        </Button>
        <Button type="link" className="jx-actions-keys" onClick={props.onKeys}>
          {t('keys')}
          {key('?')}
        </Button>
      </span>
    </>
  );
}
