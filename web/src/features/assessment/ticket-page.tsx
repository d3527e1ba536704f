import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Facts, Note, Page, Sheet } from '../../ui/layout.tsx';
import { CandidatePortrait } from './candidate-portrait.tsx';
import { sessionWords } from './session-words.ts';
import { ticketQuery } from './session-queries.ts';
import './exam.css';

/** Where the code on a ticket leads: the person, to be compared with who stands at the door. */
export function TicketPage() {
  const t = useWords(sessionWords);
  const f = useFormats();
  const { office } = useSignedIn();
  const params: { readonly offeringId?: string; readonly number?: string } = useParams({
    strict: false,
  });
  const { offeringId = '', number = '' } = params;
  const found = useQuery(ticketQuery({ nodeId: office?.id ?? '', offeringId, number }));
  useTitle(t('ticketTitle'));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 260]} />;
  const one = found.data;
  const entered =
    one.submittedAt !== null
      ? t('handedInAt', { at: f.weekdayInstant(one.submittedAt) })
      : one.startedAt !== null
        ? t('enteredAt', { at: f.weekdayInstant(one.startedAt) })
        : t('notEntered');
  const where =
    one.seat === null
      ? t('noSeat')
      : `${one.seat.venue} ${one.seat.room} ${t('seatN', { number: one.seat.number })}`;
  return (
    <Page width="narrow" title={one.name} lead={one.title}>
      <Sheet>
        <CandidatePortrait
          nodeId={office?.id ?? ''}
          offeringId={offeringId}
          personId={one.personId}
          name={one.name}
          portraitAt={one.portraitAt}
        />
        <Facts
          ruled
          facts={[
            { id: 'document', name: t('document'), value: one.documentMask },
            { id: 'unit', name: t('unit'), value: one.unitName },
            { id: 'ticket', name: t('ticket'), value: number },
            { id: 'where', name: t('where'), value: <b>{where}</b> },
            { id: 'entered', name: t('entered'), value: entered },
          ]}
        />
      </Sheet>
      <Note icon="shield">{t('check')}</Note>
      <p className="jx-exam-way">
        <Link to={`${paths.examDesk}/exams/${offeringId}`}>{t('toDesk')}</Link>
      </p>
    </Page>
  );
}
