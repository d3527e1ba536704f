import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/layout.tsx';
import { declareWords } from './declare-words.ts';
import { caseQuery, type Declaration } from './queries.ts';

/** Why it came back, in the reviewer's own words, where it is being mended. */
export function ReturnedNote({ declaration }: { readonly declaration: Declaration }) {
  const t = useWords(declareWords);
  const { personId, caseId, state } = declaration;
  const returned = state === 'returned' && caseId !== null;
  const reviewed = useQuery({
    ...caseQuery({ subjectId: personId, caseId: caseId ?? '' }),
    enabled: returned,
  });
  const station = reviewed.data?.stations.find((one) => one.outcome === 'return');
  // Opened again on request: the answer stands in the log, not at a station.
  const reopened = reviewed.data?.log.findLast((line) => line.what === 'reopen');
  const said = station
    ? { opinion: station.opinion, office: station.officeName, by: station.decidedBy }
    : { opinion: reopened?.opinion ?? null, office: reopened?.officeName, by: reopened?.by };
  if (!returned || !said.opinion) return null;
  return (
    <div className="jx-declare-refused">
      <Note tone="warning" icon="warning">
        <b>{t('returnedTitle')}</b>
        <p>{said.opinion}</p>
        <p className="jx-small jx-secondary">{[said.office, said.by].filter(Boolean).join(' ')}</p>
      </Note>
    </div>
  );
}
