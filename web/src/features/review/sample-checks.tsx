import { Link } from '@tanstack/react-router';
import { paths } from '../../app/pages.ts';
import { Note } from '../../ui/layout.tsx';
import { useSay } from './case-facts.tsx';
import type { CaseView, InboxLine } from './queries.ts';
import { useDeskSay } from './use-desk-say.ts';

/** What the rulebook has looked at, what a sample on site needs, or that samples have to be drawn first. */
export function SampleChecks(props: {
  readonly found: CaseView;
  readonly line: InboxLine | undefined;
}) {
  const { label } = useSay();
  const d = useDeskSay();
  const now = props.found.stations.find((one) => one.state === 'now');
  if (props.line?.toDraw === true) {
    return (
      <Note icon="warning" tone="warning">
        {d('toDraw')} <Link to={paths.samples}>{d('goDraw')}</Link>
      </Note>
    );
  }
  const onSite = now?.sampled === true && now.onSite;
  if (now === undefined || (now.checks.length === 0 && !onSite)) return null;
  return (
    <section>
      {now.checks.length > 0 && (
        <>
          <h3>{d('checks')}</h3>
          <ul className="jx-changes">
            {now.checks.map((check) => (
              <li key={check['zh-CN']}>{label(check)}</li>
            ))}
          </ul>
        </>
      )}
      {onSite && <p>{d('onSiteFinding')}</p>}
    </section>
  );
}
