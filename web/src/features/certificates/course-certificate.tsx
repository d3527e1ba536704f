import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { paths } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { certificatesWords } from './certificates-words.ts';
import { certificateOfQuery } from './queries.ts';
import './certificates.css';

/** It is printed by a job, a moment after the hours; where the rulebook has no such paper there never is one. */
const LOOKS = 10;
const LOOK_AGAIN_MS = 2_000;

/** The paper of one course or examination, where it was passed; nothing while there is none. */
export function CourseCertificate({ of }: { readonly of: string }) {
  const t = useWords(certificatesWords);
  const f = useFormats();
  const label = useLabel();
  const found = useQuery({
    ...certificateOfQuery(of),
    refetchInterval: ({ state }) =>
      state.data !== undefined && state.data.length === 0 && state.dataUpdateCount < LOOKS
        ? LOOK_AGAIN_MS
        : false,
  });
  const newest = found.data?.[0];
  if (newest === undefined) return null;
  const { number, personId, certificateId } = newest;
  return (
    <div className="jx-certificate-line jx-certificate-of">
      <Icon name="certificate" />
      <span>
        {label(newest.title)} {t('number', { number })}
        {newest.status !== 'valid' && ` ${t(`status.${newest.status}`)}`}
      </span>
      {newest.permissions.download ? (
        <a
          href={`/api/certificates/${personId}/${certificateId}/pdf`}
          download
          aria-label={t('downloadOf', { number })}
        >
          {t('download')}
        </a>
      ) : (
        <Link to={paths.certificates}>{t('issuedSince', { date: f.date(newest.issuedOn) })}</Link>
      )}
    </div>
  );
}
