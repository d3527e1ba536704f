import { Button, Input, InputNumber, Select } from 'antd';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { SectionHead, Sheet } from '../../ui/layout.tsx';
import { deskWords } from './desk-words.ts';
import { FixedFields } from './paper-fixed-fields.tsx';
import type { Bank, Paper } from './queries.ts';

type Part = Paper['content']['parts'][number];
const KINDS = ['single', 'multiple', 'true-false', 'fill', 'order', 'short'] as const;

export function emptyDraw(banks: readonly Bank[]): Draw {
  const bankId = banks[0]?.bankId ?? '';
  return { bankId, kind: null, tag: null, difficulty: null, count: 10 };
}

/** One part of a paper: where its questions come from, and what each is worth. */
export function PartFields(props: {
  readonly nodeId: string;
  /** Questions that the paper as it is stored names. */
  readonly chosen: Paper['chosen'];
  /** Tried to save without a question. */
  readonly empty: boolean;
  readonly number: number;
  readonly part: Part;
  readonly banks: readonly Bank[];
  readonly onChange: (part: Part) => void;
  readonly onRemove: (() => void) | undefined;
}) {
  const t = useWords(deskWords);
  const { number, part, banks } = props;
  const id = (field: string) => `part-${number}-${field}`;
  const change = (more: Partial<Part>) => props.onChange({ ...part, ...more });
  return (
    <Sheet label={t('part', { number })}>
      <SectionHead
        level={3}
        title={t('part', { number })}
        action={
          props.onRemove && (
            <Button size="small" onClick={props.onRemove}>
              {t('removePart')}
            </Button>
          )
        }
      />
      <div className="jx-exam-part">
        <Field id={id('title')} label={t('partTitle')}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={100}
              value={part.title}
              onChange={(event) => change({ title: event.target.value })}
            />
          )}
        </Field>
        <Field id={id('from')} label={t('partFrom')}>
          {(wiring) => (
            <Select
              id={wiring.id}
              aria-label={t('partFrom')}
              value={'draw' in part.from ? 'draw' : 'fixed'}
              options={[
                { value: 'draw', label: t('partDraw') },
                { value: 'fixed', label: t('partFixed') },
              ]}
              onChange={(from: 'draw' | 'fixed') =>
                change({ from: from === 'draw' ? { draw: emptyDraw(banks) } : { fixed: [] } })
              }
            />
          )}
        </Field>
        {'draw' in part.from && (
          <DrawFields
            id={id}
            draw={part.from.draw}
            banks={banks}
            onChange={(draw) => change({ from: { draw } })}
          />
        )}
        <Field id={id('points')} label={t('pointsEach')}>
          {(wiring) => (
            <InputNumber<string>
              id={wiring.id}
              stringMode
              min="0.01"
              max="1000"
              precision={2}
              formatter={(value, { userTyping, input }) =>
                userTyping ? input : withoutZeros(value ?? '')
              }
              value={part.pointsEach}
              onChange={(value) => change({ pointsEach: String(Number(value ?? '0')) })}
            />
          )}
        </Field>
      </div>
      {'fixed' in part.from && (
        <FixedFields
          id={id}
          nodeId={props.nodeId}
          banks={banks}
          fixed={part.from.fixed}
          known={props.chosen}
          error={props.empty ? t('partEmpty') : undefined}
          onChange={(fixed) => change({ from: { fixed } })}
        />
      )}
      <label className="jx-exam-flag">
        <input
          type="checkbox"
          checked={part.partial}
          onChange={(event) => change({ partial: event.target.checked })}
        />{' '}
        {t('partial')}
      </label>
    </Sheet>
  );
}

type Draw = Extract<Part['from'], { draw: unknown }>['draw'];

function DrawFields(props: {
  readonly id: (field: string) => string;
  readonly draw: Draw;
  readonly banks: readonly Bank[];
  readonly onChange: (draw: Draw) => void;
}) {
  const t = useWords(deskWords);
  const { id, draw } = props;
  const change = (more: Partial<Draw>) => props.onChange({ ...draw, ...more });
  const any = '';
  return (
    <>
      <Field id={id('bank')} label={t('fromBank')}>
        {(wiring) => (
          <Select
            id={wiring.id}
            aria-label={t('fromBank')}
            value={draw.bankId}
            options={props.banks.map((bank) => ({ value: bank.bankId, label: bank.name }))}
            onChange={(bankId: string) => change({ bankId })}
          />
        )}
      </Field>
      <Field id={id('kind')} label={t('kind')}>
        {(wiring) => (
          <Select<(typeof KINDS)[number] | typeof any>
            id={wiring.id}
            aria-label={t('kind')}
            value={draw.kind ?? any}
            options={[
              { value: any, label: t('anyKind') },
              ...KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
            ]}
            onChange={(kind) => change({ kind: kind === any ? null : kind })}
          />
        )}
      </Field>
      <Field id={id('tag')} label={t('tag')}>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={40}
            value={draw.tag ?? ''}
            onChange={(event) =>
              change({ tag: event.target.value.trim() === '' ? null : event.target.value.trim() })
            }
          />
        )}
      </Field>
      <Field id={id('difficulty')} label={t('difficulty')}>
        {(wiring) => (
          <Select
            id={wiring.id}
            aria-label={t('difficulty')}
            value={draw.difficulty ?? 0}
            options={[
              { value: 0, label: t('anyDifficulty') },
              ...[1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) })),
            ]}
            onChange={(value: number) => change({ difficulty: value === 0 ? null : value })}
          />
        )}
      </Field>
      <Field id={id('count')} label={t('count')}>
        {(wiring) => (
          <InputNumber
            id={wiring.id}
            min={1}
            max={200}
            precision={0}
            value={draw.count}
            onChange={(count) => change({ count: count ?? 1 })}
          />
        )}
      </Field>
    </>
  );
}

/** Twenty points are 20, not 20.00. */
function withoutZeros(points: string): string {
  return points.includes('.') ? points.replace(/0+$/, '').replace(/\.$/, '') : points;
}
