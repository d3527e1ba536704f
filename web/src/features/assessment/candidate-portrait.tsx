import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { portraitWords } from './portrait-words.ts';

/** The photograph of somebody who signed up, for whoever compares it; or word that there is none. */
export function CandidatePortrait(props: {
  readonly nodeId: string;
  readonly offeringId: string;
  readonly personId: string;
  readonly name: string;
  readonly portraitAt: string | null;
}) {
  const t = useWords(portraitWords);
  const f = useFormats();
  const { nodeId, offeringId, personId, name, portraitAt } = props;
  if (portraitAt === null) return <p className="jx-secondary">{t('nobody')}</p>;
  const exam = `/api/organisations/${nodeId}/assessments/${offeringId}`;
  return (
    <figure className="jx-exam-candidate">
      <img
        key={portraitAt}
        src={`${exam}/people/${personId}/portrait`}
        alt={t('of', { name })}
        className="jx-exam-portrait-shown"
      />
      <figcaption className="jx-small jx-secondary">
        {t('handedIn', { at: f.weekdayInstant(portraitAt) })}
      </figcaption>
    </figure>
  );
}
