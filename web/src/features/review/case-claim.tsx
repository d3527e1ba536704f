import { Button } from 'antd';
import { RequestRefused } from '../../app/request.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useSay } from './case-facts.tsx';
import type { CaseView } from './queries.ts';
import { reviewErrors } from './review-errors.ts';
import { TakeOverDialog } from './take-over-dialog.tsx';
import type { Claiming } from './use-claim.ts';
import { useDeskSay } from './use-desk-say.ts';

/** Who works on it and since when, with the way to take it, give it back, or take it over from below. */
export function CaseClaim(props: {
  readonly found: CaseView;
  readonly claiming: Claiming;
  readonly keysOn: boolean;
}) {
  const { found, claiming, keysOn } = props;
  const { f } = useSay();
  const d = useDeskSay();
  const { claim, permissions } = found;
  const { error } = claiming;
  const held = claim && {
    name: claim.name,
    since: f.time(claim.since),
    until: f.time(claim.until),
  };
  const office = found.stations.find((one) => one.state === 'now')?.officeName ?? '';
  const shared = (found.stations.find((one) => one.state === 'now')?.holders.length ?? 0) > 1;
  const mayClaim = permissions.claim && shared;
  if (!held && !mayClaim && !permissions.takeOver && error === null) return null;
  const why = claim ? d('takeOverColleague', { name: claim.name }) : d('takeOverWhy', { office });
  const button = (text: string, act: () => void) => (
    <Button size="small" loading={claiming.isPending} onClick={act}>
      {text}
      {keysOn && <KeyHint>C</KeyHint>}
    </Button>
  );
  return (
    <section className="jx-case-claim" role="status">
      {held && <span>{claim.mine ? d('claimMine', held) : d('claimOthers', held)}</span>}
      {permissions.takeOver && !held && <span>{why}</span>}
      {permissions.unclaim && button(d('unclaim'), claiming.unclaim)}
      {mayClaim && !held && button(d('claim'), claiming.claim)}
      {permissions.takeOver && button(d('takeOver'), () => claiming.askTakeOver(true))}
      {claiming.takingOver && (
        <TakeOverDialog
          lead={why}
          pending={claiming.isPending}
          error={error}
          onTake={claiming.takeOver}
          onClose={() => claiming.askTakeOver(false)}
        />
      )}
      {error instanceof RequestRefused && !claiming.takingOver && (
        <span className="jx-risk">{problemSentence(error.problem, f.locale, reviewErrors)}</span>
      )}
    </section>
  );
}
