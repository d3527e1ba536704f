import { useSay } from './case-facts.tsx';
import type { CaseView } from './queries.ts';
import { useDeskSay } from './use-desk-say.ts';

const VOTES = ['pass', 'return', 'reject'] as const;

/** How many experts must agree, and what each who spoke has said. */
export function CaseExperts({ found }: { readonly found: CaseView }) {
  const { f } = useSay();
  const d = useDeskSay();
  const stations = found.stations.filter((one) => one.experts !== null);
  return stations.map(
    (station) =>
      station.experts && (
        <section key={station.stepIndex}>
          <h3>{d('expertsTitle')}</h3>
          <p>{d('expertsRule', { ...station.experts, done: station.votes.length })}</p>
          <ol className="jx-case-events">
            {station.votes.map((vote) => (
              <li key={vote.at + vote.by}>
                <span className="jx-nowrap jx-secondary">{f.weekdayInstant(vote.at)}</span>
                <span>{voteText(vote)}</span>
              </li>
            ))}
          </ol>
        </section>
      ),
  );

  function voteText(vote: CaseView['stations'][number]['votes'][number]): string {
    const outcome = VOTES.find((one) => one === vote.outcome) ?? 'pass';
    const said = d(`vote.${outcome}`, { by: vote.by });
    return vote.opinion === null ? said : d('voteOpinion', { vote: said, opinion: vote.opinion });
  }
}
