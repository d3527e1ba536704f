import { Button } from 'antd';
import { newId } from '../../app/new-id.ts';
import { useStep } from '../../app/use-step.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { SectionHead, Sheet } from '../../ui/layout.tsx';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { portraitWords } from './portrait-words.ts';
import { ROOT } from './queries.ts';
import {
  partAddress,
  type Print,
  printSession,
  type Seating,
  type SessionKey,
} from './session-queries.ts';
import { sessionWords } from './session-words.ts';

/** Tickets and lists of rooms, part by part as they come out of the printer. */
export function SessionPrints(props: { readonly path: SessionKey; readonly seating: Seating }) {
  const t = useWords(sessionWords);
  const p = useWords(portraitWords);
  const { path, seating } = props;
  const step = useStep({
    act: ({ batchId, kind }: { batchId: string; kind: Print['kind'] }, key) =>
      printSession({ ...path, batchId }, kind, key),
    touches: [ROOT],
    words: assessmentErrorsWords,
  });
  const under = seating.prints.some((one) => !one.ended);
  const run = (kind: Print['kind']) => step.run({ batchId: newId(), kind });
  return (
    <>
      <SectionHead title={t('prints')} />
      <Sheet>
        <p className="jx-small jx-secondary">
          {t('printsLead')} {p('printsLead')}
        </p>
        {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
        <p className="jx-form-actions">
          <Button
            loading={step.isPending}
            disabled={!seating.permissions.print || under}
            onClick={() => run('tickets')}
          >
            {t('printTickets')}
          </Button>
          <Button
            loading={step.isPending}
            disabled={!seating.permissions.print || seating.seated === 0 || under}
            onClick={() => run('rooms')}
          >
            {t('printRooms')}
          </Button>
        </p>
        {seating.prints.length === 0 && <p className="jx-small">{t('noPrints')}</p>}
        {seating.prints.map((one) => (
          <OnePrint key={one.batchId} path={path} print={one} />
        ))}
      </Sheet>
    </>
  );
}

function OnePrint({ path, print }: { readonly path: SessionKey; readonly print: Print }) {
  const t = useWords(sessionWords);
  const f = useFormats();
  const kind = print.kind === 'tickets' ? t('tickets') : t('roomLists');
  const { people, printed, ended } = print;
  const missing = [...new Set(print.parts.map((one) => one.missing).join(''))].join(' ');
  const said = ended
    ? t('ready', { kind, people, at: f.fullInstant(print.madeAt) })
    : t('progress', { kind, done: printed, people });
  return (
    <section className="jx-exam-print" aria-label={said}>
      <p role="status">
        {said} {!ended && <progress aria-label={said} max={people} value={printed} />}
      </p>
      <ul className="jx-exam-acts">
        {print.parts
          .filter((one) => one.ready)
          .map((one) => (
            <li key={one.part}>
              <a href={partAddress(path, print.batchId, one.part)} download>
                {one.room === null
                  ? t('partUnseated', { people: one.people })
                  : t('part', { room: one.room, people: one.people })}
              </a>
            </li>
          ))}
      </ul>
      {missing !== '' && <p className="jx-small">{t('missing', { characters: missing })}</p>}
    </section>
  );
}
