import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { paths } from '../../app/pages.ts';
import { RequestRefused } from '../../app/request.ts';
import { useLocale } from '../../i18n/locale.ts';
import { type Problem, problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { declarationErrorsWords } from './declaration-errors-words.ts';
import { declareWords } from './declare-words.ts';
import type { DraftSession } from './draft-session.ts';
import type { FieldProblem } from './form-errors.ts';
import { useSubmission } from './queries.ts';
import { forgetDraft } from './use-draft-session.ts';

/** What stands in the way of a submission, told until the place it is about changes. */
export type Refused = {
  readonly attempt: number;
  readonly fields: readonly FieldProblem[];
  readonly general: string | undefined;
};

const NOTHING: Refused = { attempt: 0, fields: [], general: undefined };

export type Submit = {
  readonly refused: Refused;
  readonly working: boolean;
  readonly press: () => void;
  /** The place was changed: what was wrong with it is no longer said. */
  readonly forget: (path: string) => void;
};

/** Hands the draft in once the server holds every word and file of it. */
export function useSubmit(of: {
  readonly session: DraftSession;
  readonly account: string;
  readonly declarationId: string;
}): Submit {
  const { session, account, declarationId } = of;
  const t = useWords(declareWords);
  const locale = useLocale();
  const navigate = useNavigate();
  const submission = useSubmission(declarationId);
  const [refused, setRefused] = useState(NOTHING);
  const [flushing, setFlushing] = useState(false);

  const tell = (general: string | undefined, fields: readonly FieldProblem[] = []) =>
    setRefused((before) => ({ attempt: before.attempt + 1, fields, general }));

  const sentence = (problem: Problem) => problemSentence(problem, locale, declarationErrorsWords);

  function whyNotArrived(): string | undefined {
    const { problem, sync } = session.snapshot();
    // The sheet with both texts says what to do.
    if (sync === 'overtaken') return undefined;
    return problem ? sentence(problem) : t('notArrived');
  }

  async function leave() {
    session.close();
    await forgetDraft(account, declarationId);
    await navigate({ to: `${paths.declarations}/${declarationId}`, replace: true });
  }

  async function press() {
    const { files } = session.snapshot().content;
    const sending = files.filter((file) => file.evidenceId === null).length;
    if (sending > 0) return tell(t('stillSending', { count: sending }));
    setFlushing(true);
    const version = await versionToHandIn(session).finally(() => setFlushing(false));
    if (version === undefined) return tell(whyNotArrived());
    try {
      await submission.mutateAsync(version);
    } catch (error) {
      const problem = problemOf(error);
      const fields = problem.fields ?? [];
      return tell(fields.length > 0 ? undefined : sentence(problem), fields);
    }
    // The form is gone once the page knows that it is handed in, and callbacks of `mutate` with it.
    await leave();
  }

  return {
    refused,
    working: flushing || submission.isPending,
    press: () => void press(),
    forget: (path) =>
      setRefused((before) => {
        const fields = before.fields.filter((problem) => problem.path !== path);
        return fields.length === before.fields.length ? before : { ...before, fields };
      }),
  };
}

/** An untouched form is saved once, so that the server can say what is missing. */
async function versionToHandIn(session: DraftSession): Promise<number | undefined> {
  if (session.snapshot().version === 0) session.change((content) => ({ ...content }));
  return session.flush();
}

function problemOf(error: unknown): Problem {
  return error instanceof RequestRefused ? error.problem : { status: 0, code: 'http.unexpected' };
}
