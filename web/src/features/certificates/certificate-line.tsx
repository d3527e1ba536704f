import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { paths } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { certificatesWords } from './certificates-words.ts';
import { certificatesQuery } from './queries.ts';
import './certificates.css';

const LINES = { valid: 'lineValid', revoked: 'lineRevoked', replaced: 'lineReplaced' } as const;
const COURSE_LINES = {
  valid: 'lineCourseValid',
  revoked: 'lineCourseRevoked',
  replaced: 'lineCourseReplaced',
} as const;

/** The newest certificate in one line at the foot of the home page; nothing while there is none. */
export function CertificateLine() {
  const t = useWords(certificatesWords);
  const f = useFormats();
  const list = useInfiniteQuery(certificatesQuery);
  const newest = list.data?.pages[0]?.items[0];
  if (newest === undefined) return null;
  const said = {
    period: f.period(newest.period.from, newest.period.to),
    document: t(`kind.${newest.kind}`),
    number: newest.number,
  };
  const ofCourse = { ...said, course: newest.course?.title ?? '' };
  const status = newest.status;
  return (
    <div className="jx-certificate-line">
      <Icon name="certificate" />
      <span>
        {newest.course === null
          ? t.rich(LINES[status], said)
          : t.rich(COURSE_LINES[status], ofCourse)}
      </span>
      <Link to={paths.certificates}>{t('lineAction')}</Link>
    </div>
  );
}
