import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { bodyOf, type DraftContent, fingerprint } from './draft-content.ts';
import { type Preview, previewQuery } from './queries.ts';

/** A pause between keys, not a pause that a person would wait for. */
const PAUSE_MS = 350;

export type LivePreview = {
  readonly preview: Preview | undefined;
  readonly working: boolean;
  readonly failed: boolean;
};

/** What the form would count as it stands. A newer question drops the older one, whatever order answers come in. */
export function usePreview(content: DraftContent, recordId: string | null): LivePreview {
  const asked = useSettled(content);
  const { baseVersion: _, ...draft } = bodyOf(asked, 0);
  const query = useQuery({
    ...previewQuery({ ...draft, recordId }),
    placeholderData: keepPreviousData,
    retry: 1,
  });
  const behind = fingerprint(asked) !== fingerprint(content);
  return {
    preview: query.data,
    working: behind || query.isFetching,
    failed: query.isError,
  };
}

/** The content once nothing has changed in it for a moment. */
function useSettled(content: DraftContent): DraftContent {
  const [settled, setSettled] = useState(content);
  useEffect(() => {
    if (settled === content) return undefined;
    const timer = setTimeout(() => setSettled(content), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [content, settled]);
  return settled;
}
