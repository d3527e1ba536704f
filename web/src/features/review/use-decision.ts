import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntent } from '../../app/intent.ts';
import { RequestRefused } from '../../app/request.ts';
import { useFormats } from '../../i18n/format.ts';
import { type Problem, problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { amountUnit } from '../hours/subjects.ts';
import type { FieldErrors } from './case-opinion.tsx';
import type { CaseWork } from './case-work.ts';
import { caseKey, type CaseView, decide, dropFromInbox, type Outcome } from './queries.ts';
import { reviewErrors } from './review-errors.ts';
import { reviewWords } from './review-words.ts';

/** What the reviewer is told after a decision, beside the next case. */
export type DeskNotice = {
  readonly tone: 'plain' | 'warning';
  readonly text: string;
  readonly subjectId: string;
  readonly caseId: string;
  /** A link back, where there is still something to see. */
  readonly again: boolean;
};

type Told =
  | { readonly what: 'moved-on'; readonly notice: DeskNotice }
  | { readonly what: 'changed'; readonly notice: DeskNotice }
  | { readonly what: 'refused'; readonly errors: FieldErrors; readonly sentence: string };

const GONE_STATES = ['settled', 'open', 'returned', 'rejected', 'withdrawn', 'vetoed'] as const;

function goneKey(state: unknown): `gone.${(typeof GONE_STATES)[number] | 'other'}` {
  return `gone.${GONE_STATES.find((one) => one === state) ?? 'other'}`;
}

/** Answers after which the case is no longer before this reviewer. */
const GONE = ['review.already_decided', 'review.no_case', 'hours.not_pending'];
const CHANGED = ['review.case_changed', 'hours.source_changed'];

type Press = {
  readonly found: CaseView;
  readonly outcome: Outcome;
  readonly work: CaseWork;
  /** For a return: what is to be mended; none is everything. */
  readonly items?: readonly string[];
};

export type Deciding = {
  readonly isPending: boolean;
  readonly errors: FieldErrors;
  /** Above the buttons: why the last press did nothing. */
  readonly sentence: string | undefined;
  readonly forget: () => void;
  readonly decide: (of: Press) => void;
};

/** One decision with one key; whoever was faster is told as news, not as an error. */
export function useDecision(on: {
  readonly movedOn: (caseId: string, notice: DeskNotice) => void;
  readonly changed: (notice: DeskNotice) => void;
  readonly refused: (errors: FieldErrors) => void;
}): Deciding {
  const client = useQueryClient();
  const intent = useIntent();
  const tell = useTelling();
  const [refusal, setRefusal] = useState<{ errors: FieldErrors; sentence: string }>();
  /** Asked for anew when somebody comes back to it, and at once where it stays open. */
  const forgetCase = (caseId: string, stays: boolean) =>
    client.invalidateQueries({
      queryKey: caseKey(caseId),
      refetchType: stays ? 'active' : 'none',
    });
  const mutation = useMutation({
    mutationFn: ({ found, outcome, work, items = [] }: Press) => {
      const { subjectId, caseId, version } = found;
      const hours = work.hours.trim();
      const opinion = work.opinion.trim();
      const body = {
        version,
        outcome,
        ...(opinion === '' ? {} : { opinion }),
        ...(items.length === 0 ? {} : { items: [...items] }),
        ...(hours === '' || outcome !== 'pass' ? {} : { fields: { hours } }),
      };
      return decide({ address: { subjectId, caseId }, body, key: intent.keyFor({ caseId, body }) });
    },
    onSuccess: (answer, { found, outcome }) => {
      intent.settle();
      setRefusal(undefined);
      dropFromInbox(client, new Set([found.caseId]));
      on.movedOn(found.caseId, tell.done(found, outcome, answer.counted));
      void forgetCase(found.caseId, false);
    },
    onError: (error, { found }) => {
      if (!(error instanceof RequestRefused)) throw error;
      const told = tell.refused(found, error.problem);
      if (told.what === 'refused') {
        setRefusal(told);
        on.refused(told.errors);
        return;
      }
      intent.settle();
      setRefusal(undefined);
      if (told.what === 'moved-on') {
        dropFromInbox(client, new Set([found.caseId]));
        on.movedOn(found.caseId, told.notice);
      } else {
        on.changed(told.notice);
      }
      void forgetCase(found.caseId, told.what === 'changed');
    },
  });
  return {
    isPending: mutation.isPending,
    errors: refusal?.errors ?? {},
    sentence: refusal?.sentence,
    forget: () => setRefusal(undefined),
    decide: (of) => {
      if (!mutation.isPending) mutation.mutate(of);
    },
  };
}

function useTelling() {
  const t = useWords(reviewWords);
  const f = useFormats();
  const about = (found: CaseView) => ({ subjectId: found.subjectId, caseId: found.caseId });
  return {
    done: (found: CaseView, outcome: Outcome, counted: boolean): DeskNotice => {
      const { personName: name, title, hours, unit } = found.summary;
      const text =
        outcome === 'pass' && counted && hours !== null && hours !== '0'
          ? t('done.passCounted', { name, title, amount: f.amount(hours, amountUnit(unit)) })
          : t(`done.${outcome}`, { name, title });
      return { tone: 'plain', text, ...about(found), again: true };
    },
    refused: (found: CaseView, problem: Problem): Told => {
      const name = found.summary.personName;
      if (GONE.includes(problem.code)) {
        const text = t(goneKey(problem.params?.['state']), { name });
        const again = problem.code !== 'review.no_case';
        return { what: 'moved-on', notice: { tone: 'warning', text, ...about(found), again } };
      }
      if (CHANGED.includes(problem.code)) {
        const text = t('changed', { name });
        return {
          what: 'changed',
          notice: { tone: 'warning', text, ...about(found), again: false },
        };
      }
      return { what: 'refused', ...fieldErrors(problem) };
    },
  };

  function fieldErrors(problem: Problem): { errors: FieldErrors; sentence: string } {
    const sentenceOf = (one: Pick<Problem, 'code' | 'params'>) =>
      problemSentence(one, f.locale, reviewErrors);
    const at = (path: string) => problem.fields?.find((field) => field.path === path);
    const opinion = at('body/opinion');
    const hours = at('body/fields/hours');
    return {
      errors: {
        ...(opinion ? { opinion: sentenceOf(opinion) } : {}),
        ...(hours ? { hours: sentenceOf(hours) } : {}),
      },
      sentence: sentenceOf(problem),
    };
  }
}
