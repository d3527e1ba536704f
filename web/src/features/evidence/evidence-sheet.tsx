import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { RequestRefused } from '../../app/request.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState, ErrorState, LoadingSkeleton } from '../../ui/page-state.tsx';
import { type EvidenceFile, showingOf } from './evidence-file.ts';
import { evidenceErrors } from './evidence-errors.ts';
import { evidenceWords } from './evidence-words.ts';
import { ImagePage } from './image-page.tsx';
import type { Mark } from './page-frame.tsx';
import type { QuarterTurns } from './page-geometry.ts';
import { fileAddress, fileQuery, previewQuery } from './queries.ts';

const PdfFile = lazy(async () => ({ default: (await import('./pdf-file.tsx')).PdfFile }));

export type SheetView = {
  readonly page: number;
  readonly width: number;
  readonly turns: QuarterTurns;
  readonly mark: Mark | undefined;
  readonly onPages: (pages: number) => void;
};

/** The content of one file: drawn where a browser can, offered where it cannot. */
export function EvidenceSheet({ file, view }: { file: EvidenceFile; view: SheetView }) {
  const showing = showingOf(file.mediaType);
  return showing === 'download' ? (
    <Offered file={file} />
  ) : (
    <Drawn file={file} view={view} showing={showing} />
  );
}

function Offered({ file }: { readonly file: EvidenceFile }) {
  const t = useWords(evidenceWords);
  return (
    <EmptyState
      title={t('offeredTitle')}
      action={
        <Button href={fileAddress(file)} download={file.name}>
          {t('downloadShort')}
        </Button>
      }
    >
      {t('offered', { name: file.name })}
    </EmptyState>
  );
}

function Drawn(props: {
  readonly file: EvidenceFile;
  readonly view: SheetView;
  readonly showing: 'image' | 'preview' | 'pdf';
}) {
  const { file, view, showing } = props;
  const t = useWords(evidenceWords);
  const locale = useLocale();
  const found = useQuery(showing === 'preview' ? previewQuery(file) : fileQuery(file));
  const waiting = (
    <LoadingSkeleton
      label={t('opening', { name: file.name })}
      slowText={t('slow')}
      blocks={[600]}
    />
  );
  if (found.isPending) return waiting;
  if (found.isError) {
    const { error } = found;
    return (
      <ErrorState
        title={t('failedTitle')}
        action={<Button onClick={() => void found.refetch()}>{t('again')}</Button>}
      >
        {error instanceof RequestRefused
          ? problemSentence(error.problem, locale, evidenceErrors)
          : t('damaged')}
      </ErrorState>
    );
  }
  const { width, turns, mark } = view;
  if (showing !== 'pdf') {
    return <ImagePage blob={found.data} alt={file.name} width={width} turns={turns} mark={mark} />;
  }
  return (
    <Suspense fallback={waiting}>
      <PdfFile blob={found.data} name={file.name} {...view} />
    </Suspense>
  );
}
