import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { newId } from '../../app/new-id.ts';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useStep } from '../../app/use-step.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { deskWords } from './desk-words.ts';
import { assessmentsQuery, banksQuery, papersQuery, ROOT, saveBank } from './queries.ts';
import { venuesQuery } from './session-queries.ts';
import { sessionWords } from './session-words.ts';
import './exam.css';

const STATES = { draft: 'missing', open: 'review', released: 'counted' } as const;

/** Exams, papers and banks of an office. */
export function ExamsDeskPage() {
  const t = useWords(deskWords);
  useTitle(t('title'));
  const { office } = useSignedIn();
  if (office === undefined) return <PageLoading blocks={[38]} />;
  return (
    <Page width="desk" title={t('title')} lead={t('lead')}>
      <Exams nodeId={office.id} />
      <Papers nodeId={office.id} />
      <Banks nodeId={office.id} />
      <Venues nodeId={office.id} />
    </Page>
  );
}

function Exams({ nodeId }: { readonly nodeId: string }) {
  const t = useWords(deskWords);
  const f = useFormats();
  const found = useQuery(assessmentsQuery(nodeId));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  const items = found.data?.items ?? [];
  return (
    <>
      <SectionHead
        title={t('exams')}
        action={<Link to={`${paths.examDesk}/exams/new`}>{t('newExam')}</Link>}
      />
      <Sheet>
        {found.data !== undefined && items.length === 0 && <p>{t('noExams')}</p>}
        <ul className="jx-plain-rows">
          {items.map((one) => (
            <li key={one.offeringId}>
              <Link
                to={`${paths.examDesk}/exams/${one.offeringId}`}
                aria-label={t('openOne', { name: one.title })}
              >
                {one.title}
              </Link>
              <span className="jx-small jx-secondary">
                {f.instant(one.signUpFrom)} – {f.instant(one.signUpTo)}
              </span>
              <StateMark state={STATES[one.state]}>{t(`state.${one.state}`)}</StateMark>
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}

function Papers({ nodeId }: { readonly nodeId: string }) {
  const t = useWords(deskWords);
  const found = useQuery(papersQuery(nodeId));
  const items = found.data?.items ?? [];
  return (
    <>
      <SectionHead
        title={t('papers')}
        action={<Link to={`${paths.examDesk}/papers/new`}>{t('newPaper')}</Link>}
      />
      <Sheet>
        {found.data !== undefined && items.length === 0 && <p>{t('noPapers')}</p>}
        <ul className="jx-plain-rows">
          {items.map((one) => (
            <li key={one.paperId}>
              <Link to={`${paths.examDesk}/papers/${one.paperId}`}>{one.name}</Link>
              <span className="jx-small jx-secondary">
                {t('total', {
                  questions: one.content.parts.reduce(
                    (sum, { from }) =>
                      sum + ('fixed' in from ? from.fixed.length : from.draw.count),
                    0,
                  ),
                  points: one.points,
                })}
              </span>
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}

function Banks({ nodeId }: { readonly nodeId: string }) {
  const t = useWords(deskWords);
  const found = useQuery(banksQuery(nodeId));
  const [adding, setAdding] = useState(false);
  const items = found.data?.items ?? [];
  return (
    <>
      <SectionHead
        title={t('banks')}
        action={<Button onClick={() => setAdding(true)}>{t('newBank')}</Button>}
      />
      <Sheet>
        {adding && <NewBank nodeId={nodeId} onDone={() => setAdding(false)} />}
        {found.data !== undefined && items.length === 0 && !adding && <p>{t('noBanks')}</p>}
        <ul className="jx-plain-rows">
          {items.map((one) => (
            <li key={one.bankId}>
              <Link to={`${paths.examDesk}/banks/${one.bankId}`}>{one.name}</Link>
              <span className="jx-small jx-secondary">
                {t('questionsCount', { count: one.questions })}
              </span>
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}

/** Where central exams are held. */
function Venues({ nodeId }: { readonly nodeId: string }) {
  const t = useWords(sessionWords);
  const found = useQuery(venuesQuery(nodeId));
  const items = found.data?.items ?? [];
  return (
    <>
      <SectionHead
        title={t('venues')}
        action={<Link to={`${paths.examDesk}/venues/new`}>{t('newVenue')}</Link>}
      />
      <Sheet>
        {found.data !== undefined && items.length === 0 && <p>{t('noVenues')}</p>}
        <ul className="jx-plain-rows">
          {items.map((one) => (
            <li key={one.venueId}>
              <Link to={`${paths.examDesk}/venues/${one.venueId}`}>{one.name}</Link>
              <span className="jx-small jx-secondary">
                {t('roomsCount', {
                  rooms: one.rooms.length,
                  seats: one.rooms.reduce((sum, room) => sum + room.seats, 0),
                })}
              </span>
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}

function NewBank(props: { readonly nodeId: string; readonly onDone: () => void }) {
  const t = useWords(deskWords);
  const [bankId] = useState(newId);
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const step = useStep({
    act: (given: string, key) => saveBank({ nodeId: props.nodeId, bankId }, given, key),
    onDone: props.onDone,
    touches: [ROOT],
    words: assessmentErrorsWords,
  });
  return (
    <form
      className="jx-form"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        setMissing(name.trim() === '');
        if (name.trim() !== '') step.run(name.trim());
      }}
    >
      {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
      <Field
        id="bank-name"
        label={t('bankName')}
        error={missing ? t('required', { field: t('bankName') }) : undefined}
      >
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={100}
            value={name}
            onChange={(change) => setName(change.target.value)}
          />
        )}
      </Field>
      <p className="jx-form-actions">
        <Button type="primary" htmlType="submit" loading={step.isPending}>
          {t('save')}
        </Button>
        <Button onClick={props.onDone}>{t('cancel')}</Button>
      </p>
    </form>
  );
}
