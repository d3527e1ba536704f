import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../../i18n/words.ts';
import { Note } from '../../../ui/layout.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import type { Study, StudyChapter } from '../queries.ts';
import { LearningRefusal } from '../refusal.tsx';
import { isSignedOut, SignedOut } from '../signed-out.tsx';
import { clockText } from '../study-time.ts';
import type { Look } from '../use-reports.ts';
import { CoursewareFrame } from './courseware-frame.tsx';
import type { Said } from './courseware-link.ts';
import type { Standing } from './part-saver.ts';
import type { Part } from './scorm-queries.ts';
import { scormWords } from './scorm-words.ts';
import { usePartSession } from './use-part-session.ts';

const TICK_MS = 250;

type Props = {
  readonly study: Study;
  readonly chapter: StudyChapter;
  readonly onLook: (look: Look) => void;
  readonly begin: (() => Promise<unknown>) | undefined;
};

/** A chapter that is a package: its contents, the part that is open, and the time that passes meanwhile. */
export function PackagePlayer({ study, chapter, onLook, begin }: Props) {
  const t = useWords(scormWords);
  const place = { enrolmentId: study.enrolmentId, chapterId: chapter.chapterId };
  const part = usePartSession(place);
  const { session } = part;
  const [broken, setBroken] = useState(false);
  const counting = useRef(false);
  usePassingTime(chapter, session !== undefined, onLook);
  const parts = chapter.parts.filter((one) => one.visible || one.itemId === session?.itemId);
  const opens = parts.filter((one) => one.opens);
  const at = opens.findIndex((one) => one.itemId === session?.itemId);
  const following = at === -1 ? undefined : opens[at + 1];
  const open = async (itemId: string) => {
    setBroken(false);
    if (!(await part.open(itemId)) || counting.current) return;
    counting.current = true;
    // Where nobody began to count, the next part that is opened asks again.
    counting.current = (await begin?.()) !== undefined;
  };
  const onSaid = (said: Said) => {
    part.onSaid(said);
    if (said.says === 'broken') setBroken(true);
    if (said.says === 'ended') goOn(said.wish);
  };
  /** Where content leads, as far as its table of contents has it. */
  const goOn = (wish: string | null) => {
    if (wish === 'continue' && following) void open(following.itemId);
    if (wish === 'previous' && at > 0) void open(opens[at - 1]?.itemId ?? '');
    const chosen = /^\{target=(.+)\}(?:choice|jump)$/.exec(wish ?? '')?.[1];
    if (opens.some((one) => one.itemId === chosen)) void open(chosen ?? '');
    if (wish === 'exit' || wish === 'exitAll' || wish === 'suspendAll') part.close();
  };
  return (
    <div className="jx-package">
      {session && (
        <CoursewareFrame
          key={`${session.itemId}-${session.opened.revision}`}
          title={opens[at]?.title ?? chapter.title}
          origin={session.opened.origin}
          frameUrl={session.opened.frameUrl}
          begin={session.begin}
          onSaid={onSaid}
        />
      )}
      {broken && (
        <Note icon="warning" tone="warning">
          {t('broken')}
        </Note>
      )}
      {isSignedOut(part.error) ? <SignedOut apart /> : <LearningRefusal error={part.error} />}
      {session && (
        <div className="jx-learning-row">
          <Saved standing={part.standing} onAgain={() => void open(session.itemId)} />
          {following && (
            <Button onClick={() => void open(following.itemId)}>
              {t('next', { title: following.title })}
            </Button>
          )}
          <Button onClick={part.close}>{t('close')}</Button>
        </div>
      )}
      <p className="jx-small jx-secondary">{t('time', { time: clockText(chapter.lengthMs) })}</p>
      <Contents
        parts={parts}
        current={session?.itemId}
        opening={part.opening}
        onOpen={begin && ((itemId) => void open(itemId))}
      />
    </div>
  );
}

/** Time passes while a part is open and the page in view; the server decides what of it counts. */
function usePassingTime(chapter: StudyChapter, running: boolean, onLook: (look: Look) => void) {
  const at = useRef(chapter.progress.positionMs);
  const { lengthMs } = chapter;
  useEffect(() => {
    if (!running) {
      onLook(() => null);
      return undefined;
    }
    if (at.current >= lengthMs) at.current = 0;
    const since = at.current;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      if (document.visibilityState === 'visible') {
        at.current = Math.min(lengthMs, at.current + (now - last));
      }
      last = now;
    }, TICK_MS);
    onLook(() =>
      at.current >= lengthMs
        ? { atMs: lengthMs, sinceMs: since, rate: 1, ended: true }
        : { atMs: at.current, sinceMs: since, rate: 1, ended: false },
    );
    return () => clearInterval(timer);
  }, [running, lengthMs, onLook]);
}

function Saved(props: { readonly standing: Standing | undefined; readonly onAgain: () => void }) {
  const t = useWords(scormWords);
  const { standing } = props;
  return (
    <span role="status" className="jx-small">
      {standing === 'saving' && t('saving')}
      {standing === 'saved' && t('saved')}
      {standing === 'waiting' && t('waiting')}
      {standing === 'moved' && (
        <>
          {t('moved')}{' '}
          <Button size="small" onClick={props.onAgain}>
            {t('movedGoOn')}
          </Button>
        </>
      )}
    </span>
  );
}

function Contents(props: {
  readonly parts: readonly Part[];
  readonly current: string | undefined;
  readonly opening: string | undefined;
  readonly onOpen: ((itemId: string) => void) | undefined;
}) {
  const t = useWords(scormWords);
  const { current, opening, onOpen } = props;
  return (
    <section>
      <h3>{t('contents')}</h3>
      {current === undefined && <p className="jx-small">{t('choose')}</p>}
      <ol className="jx-package-contents">
        {props.parts.map((part) => (
          <li key={part.itemId} style={{ paddingInlineStart: `${part.depth * 20}px` }}>
            <span>{part.title}</span>
            {part.opens && <PartStanding part={part} />}
            {part.opens && onOpen && (
              <Button
                size="small"
                type={part.completedOn === null ? 'primary' : 'default'}
                loading={opening === part.itemId}
                disabled={current === part.itemId}
                onClick={() => onOpen(part.itemId)}
                aria-label={`${t(openWord(part))} ${part.title}`}
              >
                {t(openWord(part))}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function openWord(part: Part): 'again' | 'goOn' | 'open' {
  if (part.completedOn !== null) return 'again';
  return part.begun ? 'goOn' : 'open';
}

function PartStanding({ part }: { readonly part: Part }) {
  const t = useWords(scormWords);
  const score = part.score === null ? '' : ` ${t('score', { score: part.score })}`;
  if (part.completedOn !== null) {
    return (
      <StateMark state="counted">
        {t('partDone')}
        {score}
      </StateMark>
    );
  }
  if (part.success === 'failed') {
    return (
      <span className="jx-small">
        {t('partFailed')}
        {score}
      </span>
    );
  }
  return part.begun ? <span className="jx-small jx-secondary">{t('partBegun')}</span> : null;
}
