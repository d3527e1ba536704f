import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useStep } from '../../app/use-step.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { MetaLine, Note, Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { portraitWords } from './portrait-words.ts';
import { ROOT } from './queries.ts';
import { SeatMover } from './seat-mover.tsx';
import {
  drawSeats,
  roomSeatsQuery,
  type Seating,
  seatingQuery,
  type SessionKey,
  type Venue,
  venuesQuery,
} from './session-queries.ts';
import { SessionPrints } from './session-prints.tsx';
import { sessionWords } from './session-words.ts';
import './exam.css';

/** Where people sit in a central session, and what is printed for it. */
export function SessionPage() {
  const t = useWords(sessionWords);
  const { office } = useSignedIn();
  const params: { readonly offeringId?: string; readonly taskId?: string } = useParams({
    strict: false,
  });
  const path = {
    nodeId: office?.id ?? '',
    offeringId: params.offeringId ?? '',
    taskId: params.taskId ?? '',
  };
  const found = useQuery(seatingQuery(path));
  const venues = useQuery(venuesQuery(path.nodeId));
  useTitle(t('title'));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined || venues.data === undefined)
    return <PageLoading blocks={[38, 160, 200]} />;
  return <Session path={path} seating={found.data} venues={venues.data.items} />;
}

type Props = {
  readonly path: SessionKey;
  readonly seating: Seating;
  readonly venues: readonly Venue[];
};

function Session(props: Props) {
  const t = useWords(sessionWords);
  const p = useWords(portraitWords);
  const f = useFormats();
  const { path, seating } = props;
  const { permissions } = seating;
  return (
    <Page
      width="desk"
      title={t('title')}
      lead={seating.title}
      above={
        <Link to={`${paths.examDesk}/exams/${path.offeringId}`} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
    >
      <MetaLine
        items={[
          ...(seating.startsAt === null
            ? []
            : [t('starts', { at: f.weekdayInstant(seating.startsAt) })]),
          t('people', { count: seating.people }),
          t('seated', { count: seating.seated }),
          ...(seating.portraits === 0 ? [] : [p('count', { count: seating.portraits })]),
          ...(seating.accessible === 0 ? [] : [t('needing', { count: seating.accessible })]),
        ]}
      />
      {permissions.seat ? <Drawing {...props} /> : <Note icon="lock">{t('closed')}</Note>}
      <Rooms {...props} />
      <Unseated {...props} />
      <Draws draws={seating.draws} />
      <SessionPrints path={path} seating={seating} />
    </Page>
  );
}

function Drawing({ path, seating, venues }: Props) {
  const t = useWords(sessionWords);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(seating.rooms.map(({ room }) => room.roomId)),
  );
  const [asking, setAsking] = useState(false);
  const step = useStep({
    act: (body: { roomIds: string[]; afresh: boolean }, key) => drawSeats(path, body, key),
    onDone: () => setAsking(false),
    touches: [ROOT],
    words: assessmentErrorsWords,
  });
  const rooms = venues.flatMap((venue) => venue.rooms.map((room) => ({ venue, room })));
  const used = rooms.filter(({ room }) => chosen.has(room.roomId));
  const roomIds = used.map(({ room }) => room.roomId);
  const toggle = (roomId: string) => {
    const next = new Set(chosen);
    if (!next.delete(roomId)) next.add(roomId);
    setChosen(next);
  };
  if (rooms.length === 0)
    return (
      <Note>
        {t('noVenues')} <Link to={`${paths.examDesk}/venues/new`}>{t('newVenue')}</Link>
      </Note>
    );
  return (
    <Sheet>
      <fieldset className="jx-exam-options">
        <legend>{t('useRooms')}</legend>
        <p className="jx-small jx-secondary">{t('useRoomsHint')}</p>
        {rooms.map(({ venue, room }) => (
          <label key={room.roomId} className="jx-exam-option">
            <input
              type="checkbox"
              checked={chosen.has(room.roomId)}
              onChange={() => toggle(room.roomId)}
            />
            <span>
              {venue.name} {room.name}{' '}
              <span className="jx-small jx-secondary">
                {t('seatsCount', { seats: room.seats })}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="jx-small">
        {t('chosen', { seats: used.reduce((sum, { room }) => sum + room.seats, 0) })}
      </p>
      {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
      {asking ? (
        <div role="group" aria-label={t('afresh')}>
          <p>{t('afreshAsk')}</p>
          <p className="jx-form-actions">
            <Button
              type="primary"
              loading={step.isPending}
              onClick={() => step.run({ roomIds, afresh: true })}
            >
              {t('yes')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('no')}</Button>
          </p>
        </div>
      ) : (
        <p className="jx-form-actions">
          {seating.people > seating.seated && (
            <Button
              type="primary"
              loading={step.isPending}
              disabled={roomIds.length === 0}
              onClick={() => step.run({ roomIds, afresh: false })}
            >
              {seating.seated === 0 ? t('draw') : t('drawRest')}
            </Button>
          )}
          {seating.permissions.afresh && (
            <Button disabled={roomIds.length === 0} onClick={() => setAsking(true)}>
              {t('afresh')}
            </Button>
          )}
        </p>
      )}
      {seating.seated > 0 && !seating.permissions.afresh && (
        <p className="jx-small jx-secondary">{t('settled')}</p>
      )}
    </Sheet>
  );
}

function Rooms({ path, seating, venues }: Props) {
  const t = useWords(sessionWords);
  const [openId, setOpenId] = useState<string>();
  const opened = seating.rooms.find(({ room }) => room.roomId === openId);
  if (seating.rooms.length === 0) return null;
  return (
    <>
      <SectionHead title={t('takenRooms')} />
      <Sheet>
        <ul className="jx-plain-rows">
          {seating.rooms.map(({ room, venue, taken }) => (
            <li key={room.roomId}>
              <span>
                {venue} <b>{room.name}</b>
              </span>
              <span className="jx-small jx-secondary">
                {t('takenCount', { taken, seats: room.seats })}
              </span>
              <Button
                size="small"
                aria-label={t('openRoom', { name: room.name })}
                onClick={() => setOpenId(room.roomId)}
              >
                {t('see')}
              </Button>
            </li>
          ))}
        </ul>
      </Sheet>
      <Drawer
        open={opened !== undefined}
        onClose={() => setOpenId(undefined)}
        title={opened ? `${opened.venue} ${opened.room.name}` : ''}
        placement="right"
        size="large"
        destroyOnHidden
      >
        {openId !== undefined && <RoomList path={path} roomId={openId} venues={venues} />}
      </Drawer>
    </>
  );
}

function RoomList(props: {
  readonly path: SessionKey;
  readonly roomId: string;
  readonly venues: readonly Venue[];
}) {
  const t = useWords(sessionWords);
  const { path, roomId, venues } = props;
  const found = useQuery(roomSeatsQuery(path, roomId));
  const [movingId, setMovingId] = useState<string>();
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[200]} />;
  return (
    <ul className="jx-plain-rows">
      {found.data.items.map((one) => (
        <li key={one.personId} className="jx-exam-seat">
          <b>{t('seatN', { number: one.number })}</b>
          <span>
            {one.name} <span className="jx-small jx-secondary">{one.unitName}</span>
          </span>
          <span className="jx-small jx-secondary">{one.ticket}</span>
          <Button
            size="small"
            aria-label={t('moveOne', { name: one.name })}
            aria-expanded={movingId === one.personId}
            onClick={() => setMovingId(movingId === one.personId ? undefined : one.personId)}
          >
            {t('move')}
          </Button>
          {movingId === one.personId && (
            <SeatMover
              path={{ ...path, personId: one.personId }}
              roomId={roomId}
              venues={venues}
              onDone={() => setMovingId(undefined)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Unseated({ path, seating, venues }: Props) {
  const t = useWords(sessionWords);
  const [movingId, setMovingId] = useState<string>();
  if (seating.people === 0 || seating.seated === 0) return null;
  return (
    <>
      <SectionHead title={t('unseated')} count={seating.people - seating.seated} />
      <Sheet>
        {seating.unseated.length === 0 && <p>{t('nobodyUnseated')}</p>}
        <ul className="jx-plain-rows">
          {seating.unseated.map((one) => (
            <li key={one.personId} className="jx-exam-seat">
              <span>
                {one.name} <span className="jx-small jx-secondary">{one.unitName}</span>
              </span>
              {one.accessible && <span className="jx-small">{t('needsAccessible')}</span>}
              <Button
                size="small"
                aria-label={t('giveOne', { name: one.name })}
                onClick={() => setMovingId(one.personId)}
              >
                {t('giveSeat')}
              </Button>
              {movingId === one.personId && (
                <SeatMover
                  path={{ ...path, personId: one.personId }}
                  roomId={undefined}
                  venues={venues}
                  onDone={() => setMovingId(undefined)}
                />
              )}
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}

function Draws({ draws }: { readonly draws: Seating['draws'] }) {
  const t = useWords(sessionWords);
  const f = useFormats();
  if (draws.length === 0) return null;
  return (
    <>
      <SectionHead title={t('draws')} />
      <Sheet>
        <ul className="jx-plain-rows">
          {draws.map((one) => (
            <li key={one.drawId} className="jx-small">
              {t('drawLine', { at: f.fullInstant(one.at), count: one.seated, seed: one.seed })}
              {one.afresh && t('allPeople')}
              {one.beside > 0 && t('besideLine', { count: one.beside })}
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}
