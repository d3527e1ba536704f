import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useIntent } from '../../app/intent.ts';
import type { ChosenUnit } from '../../app/unit-select.tsx';
import { useLabel } from '../../i18n/label.ts';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { CategoryChoice } from './category-choice.tsx';
import { declareWords } from './declare-words.ts';
import { sentenceOf } from './form-errors.ts';
import { FormFields } from './form-fields.tsx';
import type { GridSession } from './grid-sessions.ts';
import { reportable } from './grid-table.tsx';
import { gridWords } from './grid-words.ts';
import { inParts, Outcome } from './registering-outcome.tsx';
import { type SharedFile, submitRegistrations, type UnitForm } from './registering-queries.ts';
import { SharedFiles } from './shared-files.tsx';

type Values = Readonly<Record<string, string>>;
const WIDTH = 600;

/** What a session is: filled in once, for everybody who will be ticked. */
export function SessionDrawer(props: {
  readonly form: UnitForm;
  readonly onAdd: (of: { readonly category: string | null; readonly values: Values }) => void;
  readonly onClose: () => void;
}) {
  const { form } = props;
  const t = useWords(gridWords);
  const tDeclare = useWords(declareWords);
  const label = useLabel();
  const [values, setValues] = useState<Values>({});
  const [category, setCategory] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const missing = form.fields.filter(
    (field) => field.required && (values[field.id] ?? '').trim() === '',
  );
  const uncategorised = form.chooses && category === null;
  const press = () => {
    setAsked(true);
    if (missing.length === 0 && !uncategorised) props.onAdd({ category, values });
  };
  const errorOf = (path: string) => {
    if (!asked) return undefined;
    const field = missing.find((one) => `values/${one.id}` === path);
    return field && t('needed', { field: label(field.label) });
  };
  return (
    <Drawer open size={WIDTH} onClose={props.onClose} title={t('addTitle')}>
      <p className="jx-drawer-lead">{t('addLead')}</p>
      <FormFields
        fields={form.fields}
        values={values}
        errorOf={errorOf}
        onChange={(id, value) => setValues((before) => ({ ...before, [id]: value }))}
      />
      {form.chooses && (
        <CategoryChoice
          form={form}
          value={category}
          preview={undefined}
          error={asked && uncategorised ? t('needed', { field: tDeclare('category') }) : undefined}
          onChange={setCategory}
        />
      )}
      <div className="jx-grid-foot">
        <Button type="primary" onClick={press}>
          {t('addDo')}
        </Button>
        <Button onClick={props.onClose}>{t('cancel')}</Button>
      </div>
    </Drawer>
  );
}

/** Hands in what was ticked of one session, with the proof that holds for all of it. */
export function ReportDrawer(props: {
  readonly unit: ChosenUnit;
  readonly form: UnitForm;
  readonly session: GridSession;
  readonly onClose: () => void;
}) {
  const { unit, form, session } = props;
  const t = useWords(gridWords);
  const locale = useLocale();
  const client = useQueryClient();
  const intent = useIntent();
  const [files, setFiles] = useState<readonly SharedFile[]>([]);
  const [cells] = useState(() => reportable(session));
  const reporting = useMutation({
    mutationFn: async () => {
      const shared = files.map(({ evidenceId, slot }) => ({ evidenceId, slot }));
      const results = await inParts(cells, async (part) => {
        const items = part.map(({ personId, declarationId, version }) => ({
          personId,
          declarationId,
          version,
        }));
        const body = { files: shared, items };
        return (await submitRegistrations(unit.id, body, intent.keyFor(body))).results;
      });
      return { results, names: new Map(cells.map((cell) => [cell.personId, cell.personName])) };
    },
    onSuccess: async ({ results }) => {
      intent.settle();
      await client.invalidateQueries({ queryKey: ['registrations'] });
      if (results.every((one) => one.ok)) props.onClose();
    },
  });
  const problems = reporting.data?.results.find((one) => one.errors.length > 0)?.errors ?? [];
  const errorOf = (path: string) => {
    const found = problems.find((problem) => problem.path === path);
    return found && sentenceOf({ ...found, params: found.detail }, locale);
  };
  return (
    <Drawer
      open
      size={WIDTH}
      onClose={props.onClose}
      title={t('reportTitle', { session: session.title, count: cells.length })}
    >
      <p>{t('reportLead')}</p>
      <SharedFiles slots={form.evidence} files={files} onChange={setFiles} errorOf={errorOf} />
      {reporting.data && <Outcome outcomes={reporting.data} />}
      <div className="jx-grid-foot">
        <Button type="primary" loading={reporting.isPending} onClick={() => reporting.mutate()}>
          {t('reportDo')}
        </Button>
        <Button onClick={props.onClose}>{t('cancel')}</Button>
      </div>
    </Drawer>
  );
}
