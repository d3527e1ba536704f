import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { openPdfAt, type PDFDocumentProxy } from '../features/evidence/open-pdf.ts';
import { PdfPage } from '../features/evidence/pdf-page.tsx';
import { offerWords } from '../features/learning/offer-words.ts';
import { useWords } from '../i18n/words.ts';
import { Note } from '../ui/layout.tsx';
import { LoadingSkeleton } from '../ui/page-state.tsx';
import '../features/evidence/evidence.css';
import './course-document.css';

type Opened =
  | { readonly state: 'opening' | 'closed' }
  | { readonly state: 'open'; readonly document: PDFDocumentProxy };

function usePdfAt(address: string): Opened {
  const [opened, setOpened] = useState<Opened>({ state: 'opening' });
  useEffect(() => {
    let over = false;
    const task = openPdfAt(address);
    task.promise.then(
      (document) => !over && setOpened({ state: 'open', document }),
      () => !over && setOpened({ state: 'closed' }),
    );
    return () => {
      over = true;
      void task.destroy();
    };
  }, [address]);
  return opened;
}

/** As wide as there is room for it. */
function useRoom() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const place = box.current;
    if (place === null) return undefined;
    const watch = new ResizeObserver(() => setWidth(place.clientWidth));
    watch.observe(place);
    return () => watch.disconnect();
  }, []);
  return { box, width };
}

const ZOOMS = [1, 1.5, 2, 3] as const;

/**
 * The document of a chapter, page by page, where its time is counted: in a window of its own the one that counts would
 * be out of view, and stand still.
 */
export function CourseDocument(props: { readonly address: string; readonly title: string }) {
  const { address, title } = props;
  const t = useWords(offerWords);
  const opened = usePdfAt(address);
  const { box, width } = useRoom();
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(0);
  const pages = opened.state === 'open' ? opened.document.numPages : 1;
  const scale = ZOOMS[zoom] ?? 1;
  if (opened.state === 'closed')
    return (
      <Note icon="warning" tone="warning">
        {t('paperClosed')}
      </Note>
    );
  return (
    <section className="jx-paper" aria-label={title}>
      {opened.state === 'open' && (
        <div className="jx-paper-bar">
          <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
            {t('paperBack')}
          </Button>
          <span role="status">{t('paperPage', { page, pages })}</span>
          <Button disabled={page === pages} onClick={() => setPage(page + 1)}>
            {t('paperOn')}
          </Button>
          <span className="jx-paper-zoom">
            <Button disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
              {t('paperSmaller')}
            </Button>
            <Button disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}>
              {t('paperLarger')}
            </Button>
          </span>
        </div>
      )}
      {/* What scrolls must be reachable for the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={box} className="jx-paper-room" role="group" tabIndex={0} aria-label={title}>
        {opened.state === 'opening' && (
          <LoadingSkeleton label={t('paperOpening')} slowText={t('paperSlow')} blocks={[420]} />
        )}
        {opened.state === 'open' && width > 0 && (
          <PdfPage
            document={opened.document}
            page={page}
            alt={t('paperOf', { title, page })}
            width={width * scale}
            turns={0}
            mark={undefined}
          />
        )}
      </div>
    </section>
  );
}
