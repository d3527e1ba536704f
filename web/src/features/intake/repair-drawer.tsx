import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useIntent } from '../../app/intent.ts';
import { RequestRefused } from '../../app/request.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/layout.tsx';
import { intakeErrors } from './intake-errors.ts';
import { intakeWords } from './intake-words.ts';
import { type Batch, type IntakeKind, repairRow, type Row } from './queries.ts';

type Props = {
  readonly batch: Batch;
  readonly kind: IntakeKind;
  readonly row: Row | undefined;
  readonly onChanged: (row: Row) => void;
  readonly onClose: () => void;
};

/** One row of the list to be put right on the screen. */
export function RepairDrawer(props: Props) {
  const { row } = props;
  const t = useWords(intakeWords);
  return (
    <Drawer
      open={row !== undefined}
      onClose={props.onClose}
      title={row && t('fixTitle', { row: row.rowNo })}
      placement="right"
      size={600}
      destroyOnHidden
    >
      {row && <RepairForm key={row.rowNo} {...props} row={row} />}
    </Drawer>
  );
}

function RepairForm({ batch, kind, row, onChanged, onClose }: Props & { readonly row: Row }) {
  const t = useWords(intakeWords);
  const f = useFormats();
  const label = useLabel();
  const client = useQueryClient();
  const intent = useIntent();
  const [cells, setCells] = useState<Readonly<Record<string, string>>>({});
  const [again, setAgain] = useState(false);
  const { unitId, batchId } = batch;
  const sentenceOf = (code: string, params: Readonly<Record<string, string | number>> = {}) =>
    problemSentence({ code, params }, f.locale, intakeErrors);
  const mutation = useMutation({
    mutationFn: () => {
      const body = { version: row.version, cells: { ...cells } };
      const key = intent.keyFor({ batchId, rowNo: row.rowNo, body });
      return repairRow({ unitId, batchId, rowNo: row.rowNo }, body, key);
    },
    onSuccess: (after) => {
      intent.settle();
      void client.invalidateQueries({ queryKey: ['intake'] });
      if (after.problems.length === 0) {
        onClose();
        return;
      }
      setCells({});
      setAgain(true);
      onChanged(after);
    },
  });
  const { error } = mutation;
  const atRow = row.problems.filter((problem) => problem.column === null);
  return (
    <form
      className="jx-form"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        if (!mutation.isPending) mutation.mutate();
      }}
    >
      <p className="jx-secondary">{t('fixKeep')}</p>
      {again && (
        <div role="alert">
          <Note icon="warning" tone="warning">
            {t('fixStillBad')}
          </Note>
        </div>
      )}
      {error !== null && (
        <p role="alert">
          {error instanceof RequestRefused
            ? problemSentence(error.problem, f.locale, intakeErrors)
            : sentenceOf('platform.failed')}
        </p>
      )}
      {atRow.map((problem) => (
        <Note key={problem.code} icon="warning" tone="warning">
          {sentenceOf(problem.code, problem.detail)}
        </Note>
      ))}
      {kind.columns.map((column) => {
        const problem = row.problems.find((one) => one.column === column.id);
        const now = row.cells?.[column.id] ?? '';
        // A mask is no value: what is shown in part is typed whole or left as it is.
        const masked = column.kind === 'id-number' || column.kind === 'phone';
        return (
          <Field
            key={column.id}
            id={`repair-${column.id}`}
            label={label(column.heading)}
            required={column.required}
            error={problem && sentenceOf(problem.code, problem.detail)}
            {...(masked && now !== '' ? { hint: t('masked', { value: now }) } : {})}
          >
            {(wiring) => (
              <Input
                {...wiring}
                autoComplete="off"
                maxLength={500}
                value={cells[column.id] ?? (masked ? '' : now)}
                onChange={(change) => setCells({ ...cells, [column.id]: change.target.value })}
              />
            )}
          </Field>
        );
      })}
      <p className="jx-form-actions">
        <Button type="primary" htmlType="submit" loading={mutation.isPending}>
          {Object.keys(cells).length > 0 ? t('fixSave') : t('recheck')}
        </Button>
        <Button onClick={onClose}>{t('fixCancel')}</Button>
      </p>
    </form>
  );
}
