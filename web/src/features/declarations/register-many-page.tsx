import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { takePeople } from '../../app/chosen-people.ts';
import { newId } from '../../app/new-id.ts';
import { PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import type { ChosenUnit } from '../../app/unit-select.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useLabel } from '../../i18n/label.ts';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note, Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { ActRefused } from './act-refused.tsx';
import { CategoryChoice } from './category-choice.tsx';
import { DeclareError } from './declare-page.tsx';
import { sentenceOf } from './form-errors.ts';
import { FormFields } from './form-fields.tsx';
import { FormProblems } from './form-problems.tsx';
import { FormWindows } from './form-windows.tsx';
import { halfDayProposal } from './half-day-proposal.ts';
import { PeoplePicker } from './people-picker.tsx';
import { inParts, Outcome, type Outcomes } from './registering-outcome.tsx';
import {
  registerRecords,
  type SharedFile,
  type UnitForm,
  unitFormsQuery,
} from './registering-queries.ts';
import { registeringWords } from './registering-words.ts';
import { SharedFiles } from './shared-files.tsx';
import './declare.css';
import './registering.css';

type AddressSearch = {
  readonly unit?: string;
  readonly unitName?: string;
  readonly form?: string;
};

/** One form for many people: filled in once, an entry of its own for each. */
export function RegisterManyPage() {
  const t = useWords(registeringWords);
  useTitle(t('newTitle'));
  const { office } = useSignedIn();
  const search: AddressSearch = useSearch({ strict: false });
  const unit =
    search.unit === undefined ? office : { id: search.unit, name: search.unitName ?? '' };
  const forms = useQuery({ ...unitFormsQuery(unit?.id ?? ''), enabled: unit !== undefined });
  if (unit === undefined) return <EmptyState>{t('noUnit')}</EmptyState>;
  if (forms.isError) return <DeclareError error={forms.error} retry={() => void forms.refetch()} />;
  if (forms.data === undefined) return <PageLoading blocks={[38, 240, 320]} />;
  const form = forms.data.forms.find((one) => one.id === search.form) ?? forms.data.forms[0];
  if (form === undefined) return <EmptyState>{t('noUnit')}</EmptyState>;
  return (
    <Page
      width="narrow"
      title={t('newTitle')}
      lead={t('newLead')}
      above={
        <Link
          to={paths.records}
          search={{ unit: unit.id, unitName: unit.name }}
          className="jx-back"
        >
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
    >
      <Entry key={form.id} unit={unit} form={form} forms={forms.data.forms} />
    </Page>
  );
}

type Values = Readonly<Record<string, string>>;

function Entry(props: {
  readonly unit: ChosenUnit;
  readonly form: UnitForm;
  readonly forms: readonly UnitForm[];
}) {
  const { unit, form } = props;
  const t = useWords(registeringWords);
  const label = useLabel();
  const locale = useLocale();
  const { accountId } = useSignedIn();
  const [values, setValues] = useState<Values>({});
  const [category, setCategory] = useState<string | null>(null);
  const [files, setFiles] = useState<readonly SharedFile[]>([]);
  const [people, setPeople] = useState(takePeople);
  // Once typed by hand, a proposal leaves the number alone.
  const [typed, setTyped] = useState<ReadonlySet<string>>(new Set());
  const proposal = halfDayProposal(form.fields, values);
  const register = useRegistering({ unit, form, values, category, files, people });
  const problems = register.data?.results.find((one) => one.errors.length > 0)?.errors ?? [];
  // What is wrong with the form is wrong for everybody: it is said once, and not of each of them.
  const formWrong =
    problems.length > 0 && register.data?.results.every((one) => one.errors.length > 0) === true;
  const errorOf = (path: string) => {
    const found = problems.find((problem) => problem.path === path);
    return found && sentenceOf({ ...found, params: found.detail }, locale);
  };
  const change = (id: string, value: string) => {
    register.reset();
    const next = { ...values, [id]: value };
    const proposed = halfDayProposal(form.fields, next);
    const hand = new Set([...typed, id]);
    setTyped(hand);
    setValues(
      proposed && !hand.has(proposed.field)
        ? { ...next, [proposed.field]: String(proposed.halfDays) }
        : next,
    );
  };
  return (
    <div className="jx-registering">
      {formWrong && (
        <FormProblems
          key={register.submittedAt}
          form={form}
          problems={problems.map(({ path, code, detail }) => ({ path, code, params: detail }))}
        />
      )}
      <Sheet label={t('step1')}>
        <SectionHead title={t('step1')} />
        <FormChoice unit={unit} form={form} forms={props.forms} />
        <FormWindows windows={form.windows} />
        <FormFields fields={form.fields} values={values} errorOf={errorOf} onChange={change} />
        {proposal && !typed.has(proposal.field) && (
          <Note icon="check">{t('proposal', proposal)}</Note>
        )}
        {form.chooses && (
          <CategoryChoice
            form={form}
            value={category}
            preview={undefined}
            error={errorOf('category')}
            onChange={setCategory}
          />
        )}
      </Sheet>
      {form.evidence.length > 0 && (
        <Sheet label={t('step2')}>
          <SectionHead title={t('step2')} />
          <SharedFiles slots={form.evidence} files={files} onChange={setFiles} errorOf={errorOf} />
          {form.noEvidence && <p className="jx-small jx-secondary">{label(form.noEvidence)}</p>}
        </Sheet>
      )}
      <Sheet label={t('step3')}>
        <SectionHead title={t('step3')} />
        <PeoplePicker
          unitId={unit.id}
          chosen={people}
          notPersonId={accountId}
          onChange={setPeople}
        />
      </Sheet>
      <Finish register={register} count={people.size} formWrong={formWrong} />
    </div>
  );
}

function FormChoice(props: {
  readonly unit: ChosenUnit;
  readonly form: UnitForm;
  readonly forms: readonly UnitForm[];
}) {
  const { unit, form, forms } = props;
  const t = useWords(registeringWords);
  const label = useLabel();
  const navigate = useNavigate();
  return (
    <Field
      id="registering-form"
      label={t('form')}
      {...(form.hint === null ? {} : { hint: label(form.hint) })}
    >
      {(wiring) => (
        <Select
          {...wiring}
          value={form.id}
          options={forms.map((one) => ({ value: one.id, label: label(one.label) }))}
          onChange={(id: string) =>
            void navigate({
              to: paths.newRecord,
              search: { unit: unit.id, unitName: unit.name, form: id },
            })
          }
        />
      )}
    </Field>
  );
}

function useRegistering(of: {
  readonly unit: ChosenUnit;
  readonly form: UnitForm;
  readonly values: Values;
  readonly category: string | null;
  readonly files: readonly SharedFile[];
  readonly people: ReadonlyMap<string, string>;
}) {
  const client = useQueryClient();
  return useMutation({
    // The same content for the same person is the same entry, so a press that is repeated doubles nothing.
    mutationFn: async (handIn: boolean): Promise<Outcomes> => {
      const entry = {
        formId: of.form.id,
        category: of.category,
        values: of.values,
        files: of.files.map(({ evidenceId, slot }) => ({ evidenceId, slot })),
        handIn,
      };
      const results = await inParts([...of.people.keys()], async (part) => {
        const people = part.map((personId) => ({ personId, declarationId: newId() }));
        const body = { ...entry, people };
        return (await registerRecords(of.unit.id, body, crypto.randomUUID())).results;
      });
      return { results, names: of.people };
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['registrations', 'list'] }),
  });
}

function Finish(props: {
  readonly register: ReturnType<typeof useRegistering>;
  readonly count: number;
  readonly formWrong: boolean;
}) {
  const { register, count, formWrong } = props;
  const t = useWords(registeringWords);
  return (
    <>
      <div role="status">{register.data && !formWrong && <Outcome outcomes={register.data} />}</div>
      <ActRefused error={register.error} />
      <p className="jx-form-actions">
        <Button
          type="primary"
          disabled={count === 0}
          loading={register.isPending}
          onClick={() => register.mutate(true)}
        >
          {t('handIn', { count })}
        </Button>
        <Button disabled={count === 0 || register.isPending} onClick={() => register.mutate(false)}>
          {t('keepDraft', { count })}
        </Button>
        {count === 0 && <span className="jx-small jx-secondary">{t('nobodyChosen')}</span>}
      </p>
    </>
  );
}
