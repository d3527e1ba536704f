import { useEffect, useId, useRef, useState } from 'react';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { MetaLine } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import type { EvidenceFile, PageBox } from './evidence-file.ts';
import { EvidenceSheet } from './evidence-sheet.tsx';
import { evidenceWords } from './evidence-words.ts';
import { type QuarterTurns, turned, zoomedBy } from './page-geometry.ts';
import { fileAddress } from './queries.ts';
import './evidence.css';

/** What a fact is tied to; a new object brings its page into view. */
export type Focus = {
  readonly evidenceId: string;
  readonly page: number;
  readonly box: PageBox;
  readonly label: string;
};

export type EvidenceViewerProps = {
  readonly files: readonly EvidenceFile[];
  readonly focus?: Focus | undefined;
  readonly today: string;
};

type Place = { readonly evidenceId: string | undefined; readonly page: number };

/** Files of one declaration: tabs, zoom, turn, pages, download, and the line of the chosen fact. */
export function EvidenceViewer({ files, focus, today }: EvidenceViewerProps) {
  const t = useWords(evidenceWords);
  const id = useId();
  const [place, setPlace] = useState<Place>({
    evidenceId: focus?.evidenceId,
    page: focus?.page ?? 1,
  });
  const [pages, setPages] = useState(1);
  const [zoom, setZoom] = useState(100);
  const [turns, setTurns] = useState<QuarterTurns>(0);
  const [ground, width] = useWidth();
  const [shown, setShown] = useState(focus);
  if (focus !== shown) {
    setShown(focus);
    if (focus) setPlace({ evidenceId: focus.evidenceId, page: focus.page });
  }
  const file = files.find((one) => one.evidenceId === place.evidenceId) ?? files[0];
  if (file === undefined) return <EmptyState title={t('none')}>{t('noneBecause')}</EmptyState>;
  const open = (evidenceId: string) => {
    setPlace({ evidenceId, page: 1 });
    setPages(1);
    setTurns(0);
  };
  const marked = focus?.evidenceId === file.evidenceId && focus.page === place.page;
  return (
    <div className="jx-evidence">
      <div className="jx-evidence-bar">
        <FileTabs files={files} current={file} onOpen={open} id={id} />
        <div className="jx-evidence-tools">
          <Tool icon="zoom-out" label={t('zoomOut')} onPress={() => setZoom(zoomedBy(zoom, -1))} />
          <span className="jx-evidence-zoom">{t('percent', { zoom })}</span>
          <Tool icon="zoom-in" label={t('zoomIn')} onPress={() => setZoom(zoomedBy(zoom, 1))} />
          <Tool icon="rotate" label={t('rotate')} onPress={() => setTurns(turned(turns))} />
          <a
            className="jx-evidence-tool"
            href={fileAddress(file)}
            download={file.name}
            aria-label={t('download', { name: file.name })}
          >
            <Icon name="download" />
          </a>
        </div>
      </div>
      <div
        className="jx-evidence-ground"
        ref={ground}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${file.evidenceId}`}
        tabIndex={0}
      >
        <EvidenceSheet
          key={file.evidenceId}
          file={file}
          view={{
            page: place.page,
            width: Math.round((width * zoom) / 100),
            turns,
            mark: marked
              ? { box: focus.box, label: t('marked', { field: focus.label }) }
              : undefined,
            onPages: setPages,
          }}
        />
      </div>
      <Foot
        file={file}
        today={today}
        pager={
          pages > 1 && (
            <Pager
              page={place.page}
              pages={pages}
              onPage={(page) => setPlace({ evidenceId: file.evidenceId, page })}
            />
          )
        }
      />
    </div>
  );
}

/** Space around a page. */
const MARGIN = 24;

function useWidth(): [React.RefObject<HTMLDivElement | null>, number] {
  const ground = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(480);
  useEffect(() => {
    const element = ground.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      const now = entry?.contentRect.width ?? 0;
      // A hidden tab has no width; the page keeps the one it had.
      if (now > 0) setWidth(Math.max(200, Math.floor(now - 2 * MARGIN)));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [ground, width];
}

function FileTabs(props: {
  readonly files: readonly EvidenceFile[];
  readonly current: EvidenceFile;
  readonly onOpen: (evidenceId: string) => void;
  readonly id: string;
}) {
  const { files, current, onOpen, id } = props;
  const t = useWords(evidenceWords);
  const step = (press: React.KeyboardEvent) => {
    const by = press.key === 'ArrowRight' ? 1 : press.key === 'ArrowLeft' ? -1 : 0;
    const next = by === 0 ? undefined : files[files.indexOf(current) + by];
    if (next === undefined) return;
    onOpen(next.evidenceId);
    document.getElementById(`${id}-${next.evidenceId}`)?.focus();
  };
  return (
    <div className="jx-evidence-tabs" role="tablist" aria-label={t('files')}>
      {files.map((file) => (
        <button
          key={file.evidenceId}
          id={`${id}-${file.evidenceId}`}
          type="button"
          role="tab"
          aria-selected={file === current}
          aria-controls={`${id}-panel`}
          tabIndex={file === current ? 0 : -1}
          onClick={() => onOpen(file.evidenceId)}
          onKeyDown={step}
        >
          {file.label}
        </button>
      ))}
    </div>
  );
}

function Tool(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
}) {
  return (
    <button
      type="button"
      className="jx-evidence-tool"
      aria-label={props.label}
      title={props.label}
      onClick={props.onPress}
    >
      <Icon name={props.icon} />
    </button>
  );
}

function Pager(props: {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}) {
  const { page, pages, onPage } = props;
  const t = useWords(evidenceWords);
  return (
    <span className="jx-evidence-pager">
      <Tool
        icon="chevron-left"
        label={t('previousPage')}
        onPress={() => onPage(Math.max(1, page - 1))}
      />
      <span role="status">{t('page', { page, pages })}</span>
      <Tool
        icon="chevron-right"
        label={t('nextPage')}
        onPress={() => onPage(Math.min(pages, page + 1))}
      />
    </span>
  );
}

function Foot(props: {
  readonly file: EvidenceFile;
  readonly today: string;
  readonly pager: React.ReactNode;
}) {
  const { file, today, pager } = props;
  const t = useWords(evidenceWords);
  const f = useFormats();
  const others = file.alsoUsedByOthers;
  const facts = [
    file.name,
    f.fileSize(file.bytes),
    t('uploaded', { date: f.instant(file.uploadedAt, today) }),
    ...(others === undefined
      ? []
      : [others === 0 ? t('usedNowhere') : t('usedBy', { people: others })]),
  ];
  return (
    <div className="jx-evidence-foot">
      <MetaLine items={facts} />
      {pager}
    </div>
  );
}
