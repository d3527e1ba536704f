import { useWords } from '../../../i18n/words.ts';
import type { KeptCourse } from '../queries.ts';
import { CoursewarePreview } from './courseware-preview.tsx';
import { scormWords } from './scorm-words.ts';

type Media = KeptCourse['media'][number];

/** What came in, what of it is not followed, and a look at it. */
export function PackageFacts(props: {
  readonly media: Media;
  readonly courseware: NonNullable<Media['courseware']>;
}) {
  const t = useWords(scormWords);
  const { media, courseware } = props;
  const { edition, parts, notes, leftOut } = courseware;
  const word = edition.startsWith('SCORM') ? edition : `SCORM ${edition}`;
  return (
    <div className="jx-package">
      <span className="jx-small">
        {t('edit_facts', { name: media.name, edition: word, parts })}
      </span>
      <ul className="jx-package-notes jx-small jx-secondary">
        {notes.map((note) => (
          <li key={note}>{t(`note.${note}`)}</li>
        ))}
        {leftOut.length > 0 && (
          <li>{t('leftOut', { count: leftOut.length, names: leftOut.slice(0, 5).join(', ') })}</li>
        )}
      </ul>
      <CoursewarePreview mediaId={media.mediaId} />
    </div>
  );
}
