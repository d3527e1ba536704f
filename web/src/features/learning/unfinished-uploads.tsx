import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { LearningRefusal } from './refusal.tsx';
import { uploadsQuery, useDropUpload } from './upload-queries.ts';
import { uploadWords } from './upload-words.ts';

/** What was begun here and not sent to the end, as it stood when the page was opened or the last one stopped. */
export function UnfinishedUploads({ nodeId }: { readonly nodeId: string }) {
  const t = useWords(uploadWords);
  const f = useFormats();
  const found = useQuery({ ...uploadsQuery, refetchOnWindowFocus: false });
  const drop = useDropUpload();
  const open = (found.data ?? []).filter((one) => one.state === 'open' && one.nodeId === nodeId);
  if (open.length === 0) return null;
  return (
    <div className="jx-unfinished">
      <h4>{t('unfinished')}</h4>
      <p className="jx-small jx-secondary">{t('unfinishedLead')}</p>
      <ul className="jx-learners">
        {open.map(({ uploadId, name, received, bytes }) => (
          <li key={uploadId}>
            <span>
              {t('unfinishedLine', {
                name,
                percent: Math.floor((received / bytes) * 100),
                size: f.fileSize(bytes),
              })}
            </span>
            <Button
              size="small"
              aria-label={t('dropOf', { name })}
              loading={drop.isPending}
              onClick={() => drop.mutate(uploadId)}
            >
              {t('drop')}
            </Button>
          </li>
        ))}
      </ul>
      <LearningRefusal error={drop.error} />
    </div>
  );
}
