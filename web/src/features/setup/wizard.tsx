import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { draftKey, useDraft } from '../../app/drafts.ts';
import { SESSION_KEY } from '../../app/query-client.ts';
import { RequestRefused } from '../../app/request.ts';
import { SetupShell } from '../../app/shells/setup-shell.tsx';
import { useLocale } from '../../i18n/locale.ts';
import { type Problem, problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorSummary } from '../../ui/field.tsx';
import { ErrorState } from '../../ui/page-state.tsx';
import { statesWords } from '../../i18n/states-words.ts';
import { finishSetUp, type SetUpBody, type SetUpState } from './queries.ts';
import { setupWords } from './setup-words.ts';
import { StepPerson } from './step-person.tsx';
import { StepPlace } from './step-place.tsx';
import { StepReady } from './step-ready.tsx';
import { StepUnits } from './step-units.tsx';
import {
  bodyOf,
  EMPTY_DRAFT,
  NO_SECRETS,
  parseDraft,
  type Secrets,
  type WizardDraft,
} from './wizard-draft.ts';
import {
  type FieldIssue,
  issuesAfterChange,
  issuesOfProblem,
  issuesOfStep,
} from './wizard-problems.ts';
import './setup.css';

const STEPS = 4;

export type StepProps = {
  readonly draft: WizardDraft;
  readonly change: (part: Partial<WizardDraft>) => void;
  /** The sentence at a field, where something is to be put right. */
  readonly wrong: (fieldId: string) => string | undefined;
};

/** Three pages of questions, one request, and what comes next. */
export function Wizard({ entry }: { readonly entry: SetUpState }) {
  const t = useWords(setupWords);
  const locale = useLocale();
  const client = useQueryClient();
  const draft = useDraft(draftKey(DRAFT), EMPTY_DRAFT, parseDraft);
  const [secrets, setSecrets] = useState(NO_SECRETS);
  const [issues, setIssues] = useState<readonly FieldIssue[]>([]);
  const [tries, setTries] = useState(0);
  const finish = useMutation({
    mutationFn: (body: SetUpBody) => finishSetUp(body),
    onSuccess: async () => {
      await draft.discard();
      await client.invalidateQueries({ queryKey: SESSION_KEY });
    },
    onError: (error) => {
      const found = error instanceof RequestRefused ? issuesOfProblem(error.problem) : [];
      setIssues(found);
      setTries((before) => before + 1);
      const [first] = found;
      if (first) draft.set({ ...draft.value, step: first.step });
    },
  });
  const { step } = draft.value;
  useTopOnChange(finish.isSuccess ? STEPS : step);
  if (finish.isSuccess) {
    return (
      <SetupShell step={STEPS} steps={STEPS}>
        <StepReady bureau={finish.variables.place.bureauName} keyFile={entry.keyFile} />
      </SetupShell>
    );
  }
  const change = (part: Partial<WizardDraft>) => {
    setIssues(issuesAfterChange(issues, part));
    draft.set({ ...draft.value, ...part });
  };
  const changeSecrets = (part: Partial<Secrets>) => {
    setIssues(issuesAfterChange(issues, part));
    setSecrets({ ...secrets, ...part });
  };
  const onward = () => {
    const found = issuesOfStep(step, draft.value, secrets);
    setIssues(found);
    setTries(tries + 1);
    finish.reset();
    if (found.length > 0) return;
    if (step < 3) change({ step: step === 1 ? 2 : 3 });
    else finish.mutate(bodyOf(draft.value, secrets, { ...entry, locale }));
  };
  const here = issues.filter((issue) => issue.step === step);
  const sentence = (of: Pick<Problem, 'code' | 'params'>) =>
    problemSentence(of, locale, setupWords);
  const wrong = (fieldId: string) => {
    const issue = here.find((one) => one.fieldId === fieldId);
    return issue && sentence(issue);
  };
  const parts = { draft: draft.value, change, wrong };
  return (
    <SetupShell step={step} steps={STEPS}>
      <form
        noValidate
        className="jx-setup-form"
        onSubmit={(submit) => {
          submit.preventDefault();
          onward();
        }}
      >
        {here.length > 0 && (
          <ErrorSummary
            key={tries}
            title={t('summary')}
            errors={here.map((one) => ({ fieldId: one.fieldId, message: sentence(one) }))}
          />
        )}
        {finish.isError && issues.length === 0 && (
          <Unfinished error={finish.error} sentence={sentence} />
        )}
        {step === 1 && <StepPlace {...parts} />}
        {step === 2 && <StepUnits {...parts} />}
        {step === 3 && (
          <StepPerson {...parts} entry={entry} secrets={secrets} changeSecrets={changeSecrets} />
        )}
        <WizardFoot step={step} busy={finish.isPending} back={(to) => change({ step: to })} />
      </form>
    </SetupShell>
  );
}

/** One wizard per server, and so per origin. */
const DRAFT = { account: 'setup', form: 'place', id: '1' };

function useTopOnChange(step: number) {
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    scrollTo({ top: 0 });
  }, [step]);
}

function Unfinished(props: {
  readonly error: unknown;
  readonly sentence: (of: Pick<Problem, 'code' | 'params'>) => string;
}) {
  const t = useWords(statesWords);
  const problem =
    props.error instanceof RequestRefused ? props.error.problem : { code: 'http.unexpected' };
  const number = 'number' in problem ? problem.number : undefined;
  return (
    <ErrorState {...(number === undefined ? {} : { number: t('number', { number }) })}>
      {props.sentence(problem)}
    </ErrorState>
  );
}

function WizardFoot(props: {
  readonly step: 1 | 2 | 3;
  readonly busy: boolean;
  readonly back: (to: 1 | 2) => void;
}) {
  const t = useWords(setupWords);
  const { step, busy, back } = props;
  return (
    <>
      <div className="jx-setup-foot">
        {step > 1 && (
          <Button size="large" disabled={busy} onClick={() => back(step === 3 ? 2 : 1)}>
            {t('back')}
          </Button>
        )}
        <Button size="large" type="primary" htmlType="submit" loading={busy}>
          {step < 3 ? t('next') : busy ? t('finishing') : t('finish')}
        </Button>
      </div>
      <p className="jx-small jx-tertiary">{t('kept')}</p>
    </>
  );
}
