import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { Body } from '../../app/api.ts';
import { newId } from '../../app/new-id.ts';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useStep } from '../../app/use-step.ts';
import { useTitle } from '../../app/use-title.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { ROOT } from './queries.ts';
import { saveVenue, type Venue, venuesQuery } from './session-queries.ts';
import { sessionWords } from './session-words.ts';
import './exam.css';

/** A place for central exams: its name, address, and rooms with their seats. */
export function VenuePage() {
  const t = useWords(sessionWords);
  const { office } = useSignedIn();
  const nodeId = office?.id ?? '';
  const params: { readonly venueId?: string } = useParams({ strict: false });
  const found = useQuery(venuesQuery(nodeId));
  const venue = found.data?.items.find((one) => one.venueId === params.venueId);
  useTitle(venue?.name ?? t('newVenue'));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 300]} />;
  return <VenueForm key={venue?.venueId ?? 'new'} nodeId={nodeId} venue={venue} />;
}

type TypedRoom = {
  readonly roomId: string;
  readonly name: string;
  readonly seats: number;
  readonly perRow: number;
  readonly accessible: string;
};
type Typed = {
  readonly name: string;
  readonly address: string;
  readonly rooms: readonly TypedRoom[];
};

const emptyRoom = (): TypedRoom => ({
  roomId: newId(),
  name: '',
  seats: 30,
  perRow: 5,
  accessible: '',
});

function typedFrom(venue: Venue | undefined): Typed {
  if (venue === undefined) return { name: '', address: '', rooms: [emptyRoom()] };
  return {
    name: venue.name,
    address: venue.address,
    rooms: venue.rooms.map((room) => ({ ...room, accessible: room.accessible.join(' ') })),
  };
}

/** Seat numbers as typed; undefined where one is none of the room's. */
function seatsFrom(text: string, seats: number): readonly number[] | undefined {
  const numbers = text
    .split(/[\s,，、]+/)
    .filter((one) => one !== '')
    .map(Number);
  const fine = numbers.every((one) => Number.isInteger(one) && one >= 1 && one <= seats);
  return fine ? [...new Set(numbers)] : undefined;
}

function VenueForm(props: { readonly nodeId: string; readonly venue: Venue | undefined }) {
  const t = useWords(sessionWords);
  const navigate = useNavigate();
  const { nodeId, venue } = props;
  const [venueId] = useState(() => venue?.venueId ?? newId());
  const [typed, setTyped] = useState(() => typedFrom(venue));
  const [tried, setTried] = useState(false);
  const change = (more: Partial<Typed>) => setTyped({ ...typed, ...more });
  const step = useStep({
    act: (body: Body<'saveVenue'>, key) => saveVenue({ nodeId, venueId }, body, key),
    onDone: () => void navigate({ to: paths.examDesk }),
    touches: [ROOT],
    words: assessmentErrorsWords,
  });
  const send = () => {
    setTried(true);
    const rooms = typed.rooms.flatMap(({ accessible, ...room }) => {
      const numbers = seatsFrom(accessible, room.seats);
      const named = { ...room, name: room.name.trim() };
      return numbers === undefined || named.name === ''
        ? []
        : [{ ...named, accessible: [...numbers] }];
    });
    if (typed.name.trim() === '' || rooms.length !== typed.rooms.length) return;
    const { name, address } = typed;
    step.run({ baseVersion: venue?.version ?? 0, name: name.trim(), address, rooms });
  };
  const empty = (value: string, label: string) =>
    tried && value.trim() === '' ? t('required', { field: label }) : undefined;
  return (
    <Page
      width="narrow"
      title={venue?.name ?? t('newVenue')}
      above={
        <Link to={paths.examDesk} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('backToExams')}
        </Link>
      }
    >
      <form
        className="jx-form"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          send();
        }}
      >
        <Field id="venue-name" label={t('venueName')} error={empty(typed.name, t('venueName'))}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={100}
              value={typed.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <Field id="venue-address" label={t('address')} hint={t('addressHint')}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={200}
              value={typed.address}
              onChange={(event) => change({ address: event.target.value })}
            />
          )}
        </Field>
        <SectionHead title={t('rooms')} />
        {typed.rooms.map((room, at) => (
          <RoomFields
            key={room.roomId}
            room={room}
            tried={tried}
            onChange={(changed) =>
              change({
                rooms: typed.rooms.map((one, index) => (index === at ? changed : one)),
              })
            }
            onRemove={
              typed.rooms.length === 1
                ? undefined
                : () => change({ rooms: typed.rooms.filter((one) => one !== room) })
            }
          />
        ))}
        <p>
          <Button onClick={() => change({ rooms: [...typed.rooms, emptyRoom()] })}>
            {t('addRoom')}
          </Button>
        </p>
        {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
        <p className="jx-form-actions">
          <Button type="primary" htmlType="submit" loading={step.isPending}>
            {t('save')}
          </Button>
        </p>
      </form>
    </Page>
  );
}

function RoomFields(props: {
  readonly room: TypedRoom;
  readonly tried: boolean;
  readonly onChange: (room: TypedRoom) => void;
  readonly onRemove: (() => void) | undefined;
}) {
  const t = useWords(sessionWords);
  const { room, tried, onChange } = props;
  const numbers = seatsFrom(room.accessible, room.seats);
  const count = (field: 'seats' | 'perRow', max: number) => (
    <Field id={`room-${field}-${room.roomId}`} label={t(field)}>
      {(wiring) => (
        <InputNumber
          id={wiring.id}
          min={1}
          max={max}
          precision={0}
          value={room[field]}
          onChange={(value) => onChange({ ...room, [field]: value ?? 1 })}
        />
      )}
    </Field>
  );
  return (
    <Sheet>
      <Field
        id={`room-name-${room.roomId}`}
        label={t('roomName')}
        hint={t('roomNameHint')}
        error={
          tried && room.name.trim() === '' ? t('required', { field: t('roomName') }) : undefined
        }
      >
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={100}
            value={room.name}
            onChange={(event) => onChange({ ...room, name: event.target.value })}
          />
        )}
      </Field>
      <div className="jx-exam-part">
        {count('seats', 500)}
        {count('perRow', 50)}
      </div>
      <Field
        id={`room-accessible-${room.roomId}`}
        label={t('accessible')}
        hint={t('accessibleHint')}
        error={numbers === undefined ? t('accessibleWrong', { seats: room.seats }) : undefined}
      >
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={400}
            value={room.accessible}
            onChange={(event) => onChange({ ...room, accessible: event.target.value })}
          />
        )}
      </Field>
      {props.onRemove && (
        <p>
          <Button size="small" onClick={props.onRemove}>
            {t('removeRoom')}
          </Button>
        </p>
      )}
    </Sheet>
  );
}
