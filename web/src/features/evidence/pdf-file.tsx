import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { ErrorState, LoadingSkeleton } from '../../ui/page-state.tsx';
import { evidenceWords } from './evidence-words.ts';
import { isPasswordError, openPdf, type PDFDocumentProxy } from './open-pdf.ts';
import type { Mark } from './page-frame.tsx';
import type { QuarterTurns } from './page-geometry.ts';
import { PdfPage } from './pdf-page.tsx';

type Opened =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly document: PDFDocumentProxy }
  | { readonly state: 'closed'; readonly locked: boolean };

/** Of one blob; another file is another instance of the component around it. */
function usePdf(blob: Blob): Opened {
  const [opened, setOpened] = useState<Opened>({ state: 'opening' });
  useEffect(() => {
    let over = false;
    let close = () => {};
    const open = async () => {
      const task = openPdf(await blob.arrayBuffer());
      close = () => void task.destroy();
      if (over) close();
      const document = await task.promise;
      if (!over) setOpened({ state: 'open', document });
    };
    open().catch((error: unknown) => {
      if (!over) setOpened({ state: 'closed', locked: isPasswordError(error) });
    });
    return () => {
      over = true;
      close();
    };
  }, [blob]);
  return opened;
}

/** Loaded only when a PDF is to be shown: pdf.js is larger than the rest of the desk. */
export function PdfFile(props: {
  readonly blob: Blob;
  readonly name: string;
  readonly page: number;
  readonly onPages: (pages: number) => void;
  readonly width: number;
  readonly turns: QuarterTurns;
  readonly mark: Mark | undefined;
}) {
  const t = useWords(evidenceWords);
  const opened = usePdf(props.blob);
  const { onPages } = props;
  const pages = opened.state === 'open' ? opened.document.numPages : undefined;
  useEffect(() => {
    if (pages !== undefined) onPages(pages);
  }, [pages, onPages]);
  if (opened.state === 'opening') {
    return (
      <LoadingSkeleton
        label={t('opening', { name: props.name })}
        slowText={t('slow')}
        blocks={[600]}
      />
    );
  }
  if (opened.state === 'closed') {
    return (
      <ErrorState title={t('failedTitle')}>{opened.locked ? t('locked') : t('damaged')}</ErrorState>
    );
  }
  const page = Math.min(props.page, opened.document.numPages);
  return (
    <PdfPage
      document={opened.document}
      page={page}
      alt={t('pageOf', { name: props.name, page })}
      width={props.width}
      turns={props.turns}
      mark={props.mark}
    />
  );
}
