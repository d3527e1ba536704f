import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Body } from '../../app/api.ts';
import { useStep } from '../../app/use-step.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { assessmentErrorsWords } from './assessment-errors-words.ts';
import { ROOT } from './queries.ts';
import { moveSeat, type SessionKey, type Venue } from './session-queries.ts';
import { sessionWords } from './session-words.ts';

/** Puts one person on a free seat; why is kept. */
export function SeatMover(props: {
  readonly path: SessionKey & { readonly personId: string };
  readonly roomId: string | undefined;
  readonly venues: readonly Venue[];
  readonly onDone: () => void;
}) {
  const t = useWords(sessionWords);
  const rooms = props.venues.flatMap((venue) =>
    venue.rooms.map((room) => ({ value: room.roomId, label: `${venue.name} ${room.name}` })),
  );
  const [roomId, setRoomId] = useState(props.roomId ?? rooms[0]?.value ?? '');
  const [number, setNumber] = useState<number>();
  const [reason, setReason] = useState('');
  const step = useStep({
    act: (body: Body<'moveSeat'>, key) => moveSeat(props.path, body, key),
    onDone: props.onDone,
    touches: [ROOT],
    words: assessmentErrorsWords,
  });
  return (
    <div className="jx-form jx-exam-mover">
      <div className="jx-exam-part">
        <Field id="mover-room" label={t('toRoom')}>
          {(wiring) => (
            <Select
              id={wiring.id}
              aria-label={t('toRoom')}
              value={roomId}
              options={rooms}
              onChange={(value: string) => setRoomId(value)}
            />
          )}
        </Field>
        <Field id="mover-seat" label={t('toSeat')}>
          {(wiring) => (
            <InputNumber
              id={wiring.id}
              min={1}
              max={500}
              precision={0}
              value={number ?? null}
              onChange={(value) => setNumber(value ?? undefined)}
            />
          )}
        </Field>
      </div>
      <Field id="mover-reason" label={t('reason')} error={step.fields['reason']}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {step.sentence !== undefined && <p role="alert">{step.sentence}</p>}
      <Button
        type="primary"
        loading={step.isPending}
        disabled={number === undefined || reason.trim().length < 2}
        onClick={() => number !== undefined && step.run({ roomId, number, reason: reason.trim() })}
      >
        {t('move')}
      </Button>
    </div>
  );
}
