import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { postingAddress } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { MetaLine, SectionHead, Sheet } from '../../ui/layout.tsx';
import { type Posting, postingsQuery, type UnitSummary, usePostSummary } from './queries.ts';
import { Refusal } from './refusal.tsx';
import { summaryWords } from './summary-words.ts';

/** The public notices of the year, and the button that shows the closed summary. */
export function Postings(props: {
  readonly unitId: string;
  readonly year: number;
  readonly summary: UnitSummary;
}) {
  const { unitId, year, summary } = props;
  const t = useWords(summaryWords);
  const found = useQuery(postingsQuery(unitId));
  const post = usePostSummary(unitId);
  const postings = (found.data ?? []).filter((posting) => posting.year === year);
  const { closed, permissions } = summary;
  const fresh =
    closed !== null && !postings.some((posting) => posting.summaryId === closed.summaryId);
  if (postings.length === 0 && !(permissions.post && fresh)) return null;
  return (
    <>
      <SectionHead title={t('postings')} />
      <Sheet>
        {postings.map((posting) => (
          <PostingLine key={posting.postingId} posting={posting} />
        ))}
        <Refusal error={post.error} />
        {permissions.post && fresh && found.isSuccess && (
          <Button
            type="primary"
            loading={post.isPending}
            onClick={() => post.mutate(closed.summaryId)}
          >
            {t('post')}
          </Button>
        )}
      </Sheet>
    </>
  );
}

function PostingLine({ posting }: { readonly posting: Posting }) {
  const t = useWords(summaryWords);
  const f = useFormats();
  const { record, openObjections } = posting;
  return (
    <div className="jx-reporting-posting">
      <MetaLine
        items={[
          t('posted', {
            from: f.shortDate(posting.fromOn),
            last: f.shortDate(posting.lastOn),
            days: posting.workingDays,
          }),
          ...(openObjections > 0 ? [t('waiting', { count: openObjections })] : []),
          ...(record !== null && posting.closedOn !== null
            ? [
                t('postedOver', {
                  closed: f.shortDate(posting.closedOn),
                  objections: record.objections,
                  upheld: record.upheld,
                }),
              ]
            : []),
        ]}
      />
      <Link to={postingAddress(posting.unitId, posting.postingId)}>{t('seePosting')}</Link>
    </div>
  );
}
