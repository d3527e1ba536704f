import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useWords } from '../../../i18n/words.ts';
import { LearningRefusal } from '../refusal.tsx';
import { CoursewareFrame } from './courseware-frame.tsx';
import { type CoursewarePreview as Preview, previewQuery } from './scorm-queries.ts';
import { scormWords } from './scorm-words.ts';

/** A package for whoever writes or decides: as learners will see it, and nothing is kept. */
export function CoursewarePreview({ mediaId }: { readonly mediaId: string }) {
  const t = useWords(scormWords);
  const [shown, setShown] = useState(false);
  const found = useQuery({ ...previewQuery(mediaId), enabled: shown, staleTime: Infinity });
  const [chosen, setChosen] = useState<string>();
  const parts = (found.data?.parts ?? []).filter((one) => one.kind !== null);
  const part = parts.find((one) => one.itemId === chosen) ?? parts[0];
  return (
    <div className="jx-package">
      <Button onClick={() => setShown(!shown)} loading={shown && found.isLoading}>
        {shown ? t('close') : t('preview')}
      </Button>
      <LearningRefusal error={found.error} />
      {shown && found.data && part && (
        <>
          <p className="jx-small jx-secondary">{t('previewNote')}</p>
          <OnePart key={part.itemId} preview={found.data} part={part} />
          {parts.length > 1 && (
            <div className="jx-learning-row">
              {parts.map((one) => (
                <Button
                  key={one.itemId}
                  size="small"
                  disabled={one.itemId === part.itemId}
                  onClick={() => setChosen(one.itemId)}
                >
                  {one.title}
                </Button>
              ))}
            </div>
          )}
        </>
      )}
    </div>
  );
}

function OnePart(props: { readonly preview: Preview; readonly part: Preview['parts'][number] }) {
  const { preview, part } = props;
  const begin = useMemo(
    () => ({
      version: preview.version,
      kind: part.kind ?? ('asset' as const),
      launchPath: part.launchPath,
      elements: part.elements,
      shared: part.shared,
    }),
    [preview, part],
  );
  return (
    <CoursewareFrame
      title={part.title}
      origin={preview.origin}
      frameUrl={preview.frameUrl}
      begin={begin}
      onSaid={() => undefined}
    />
  );
}
