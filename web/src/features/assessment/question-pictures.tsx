import { useQueries } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { onConnectionChange } from '../../app/connection.ts';
import { useWords } from '../../i18n/words.ts';
import { examWords } from './exam-words.ts';
import { type Asked, attemptPictureQuery, type Sitting } from './queries.ts';

type Picture = Asked['shown']['pictures'][number];

/** Where a picture is had: an address, the bytes that were fetched, or word of why there is none yet. */
export type PictureSource = (
  pictureId: string,
) => string | Blob | { readonly state: 'loading' | 'failed'; readonly again: () => void };

const Source = createContext<PictureSource>(() => ({
  state: 'loading',
  again: () => undefined,
}));

/** For whoever keeps the bank: straight from the server. */
export function BankPictures(props: { readonly nodeId: string; readonly children: ReactNode }) {
  const { nodeId } = props;
  const source = useCallback<PictureSource>(
    (pictureId) => `/api/organisations/${nodeId}/question-pictures/${pictureId}`,
    [nodeId],
  );
  return <Source value={source}>{props.children}</Source>;
}

/** For whoever decides about a contested paper. */
export function AppealPictures(props: {
  readonly subjectId: string;
  readonly appealId: string;
  readonly children: ReactNode;
}) {
  const { subjectId, appealId } = props;
  const source = useCallback<PictureSource>(
    (pictureId) => `/api/result-appeals/${subjectId}/${appealId}/pictures/${pictureId}`,
    [subjectId, appealId],
  );
  return <Source value={source}>{props.children}</Source>;
}

/**
 * For whoever sits the paper: all of its pictures are fetched when it opens and stay in the page, so that a
 * cut connection takes none of them away; what did not come is asked for again as soon as the server answers.
 */
export function AttemptPictures(props: {
  readonly sitting: Sitting;
  readonly device: string;
  readonly children: ReactNode;
}) {
  const { sitting, device } = props;
  const { attemptId, questions } = sitting;
  const ids = useMemo(
    () => [
      ...new Set(questions.flatMap(({ shown }) => shown.pictures.map((one) => one.pictureId))),
    ],
    [questions],
  );
  const found = useQueries({
    queries: ids.map((pictureId) => attemptPictureQuery({ attemptId, pictureId, device })),
  });
  const missing = found.filter((one) => one.isError);
  useEffect(() => {
    if (missing.length === 0) return undefined;
    return onConnectionChange(() => {
      for (const one of missing) void one.refetch();
    });
  }, [missing]);
  const source: PictureSource = (pictureId) => {
    const query = found[ids.indexOf(pictureId)];
    if (query?.data) return query.data;
    const again = () => void query?.refetch();
    return { state: query?.isError === true && !query.isFetching ? 'failed' : 'loading', again };
  };
  return <Source value={source}>{props.children}</Source>;
}

/** The pictures of a question's text, or of one of its options. */
export function QuestionPictures(props: {
  readonly pictures: readonly Picture[];
  readonly option: number | null;
}) {
  const { option } = props;
  const own = props.pictures.filter((one) => one.option === option);
  if (own.length === 0) return null;
  return (
    <span className="jx-exam-pictures">
      {own.map((picture, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- one picture may stand twice
        <OnePicture key={`${at} ${picture.pictureId}`} picture={picture} />
      ))}
    </span>
  );
}

function OnePicture({ picture }: { readonly picture: Picture }) {
  const t = useWords(examWords);
  const found = useContext(Source)(picture.pictureId);
  const [near, setNear] = useState(false);
  if (typeof found === 'object' && 'state' in found) {
    return (
      <span className="jx-exam-picture jx-exam-picture-missing" role="status">
        {found.state === 'loading' ? t('pictureLoading') : t('pictureMissing')} {picture.alt}
        {found.state === 'failed' && (
          <Button size="small" onClick={found.again}>
            {t('pictureAgain')}
          </Button>
        )}
      </span>
    );
  }
  // An option's picture chooses the option when it is pressed; its own button makes it large.
  return (
    <span className="jx-exam-picture">
      {picture.option === null ? (
        <button
          type="button"
          className="jx-exam-picture-open"
          aria-label={t('pictureZoom', { alt: picture.alt })}
          onClick={() => setNear(true)}
        >
          <Drawn source={found} alt={picture.alt} />
        </button>
      ) : (
        <>
          <Drawn source={found} alt={picture.alt} />
          <Button
            size="small"
            aria-label={t('pictureZoom', { alt: picture.alt })}
            onClick={() => setNear(true)}
          >
            {t('zoom')}
          </Button>
        </>
      )}
      <Modal
        open={near}
        onCancel={() => setNear(false)}
        footer={null}
        title={picture.alt}
        width="min(100vw, 1200px)"
        centered
        destroyOnHidden
      >
        <Near source={found} alt={picture.alt} />
      </Modal>
    </span>
  );
}

/** As wide as the window, and in its own size when it is pressed again. */
function Near({ source, alt }: { readonly source: string | Blob; readonly alt: string }) {
  const t = useWords(examWords);
  const [whole, setWhole] = useState(true);
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shown = view.current;
    if (shown === null || whole) return;
    // Its middle first: the edge of a drawing is mostly empty.
    shown.scrollLeft = (shown.scrollWidth - shown.clientWidth) / 2;
    shown.scrollTop = (shown.scrollHeight - shown.clientHeight) / 2;
  }, [whole]);
  return (
    <div ref={view} className="jx-exam-picture-near" data-whole={whole}>
      <button
        type="button"
        aria-label={whole ? t('pictureNearer') : t('pictureWhole')}
        onClick={() => setWhole(!whole)}
      >
        <Drawn source={source} alt={alt} />
      </button>
    </div>
  );
}

function Drawn({ source, alt }: { readonly source: string | Blob; readonly alt: string }) {
  if (source instanceof Blob) return <DrawnHere blob={source} alt={alt} />;
  return <img src={source} alt={alt} draggable={false} />;
}

/** From bytes that lie in the page; their address lives as long as the picture does. */
function DrawnHere({ blob, alt }: { readonly blob: Blob; readonly alt: string }) {
  const show = useCallback(
    (picture: HTMLImageElement) => {
      const address = URL.createObjectURL(blob);
      picture.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [blob],
  );
  return <img ref={show} alt={alt} draggable={false} />;
}

/** An option in words: what it says, or what its picture shows. */
export function optionText(shown: Asked['shown'], at: number): string {
  const text = shown.options[at] ?? '';
  const alts = shown.pictures.filter((one) => one.option === at).map((one) => one.alt);
  return [text, ...alts].filter((part) => part !== '').join(' · ');
}
