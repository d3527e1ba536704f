import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntent } from '../../app/intent.ts';
import { RequestRefused } from '../../app/request.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useSay } from './case-facts.tsx';
import type { ChosenItems } from './items-choice.tsx';
import { caseKey, type CaseView, decideReopening, dropFromInbox } from './queries.ts';
import { reviewErrors } from './review-errors.ts';
import type { DeskNotice } from './use-decision.ts';
import { useDeskSay } from './use-desk-say.ts';

export type Answering = {
  readonly isPending: boolean;
  /** Why the last press did nothing. */
  readonly sentence: string | undefined;
  /** Only some items were to be opened, and none is ticked. */
  readonly nothing: boolean;
  readonly answer: (outcome: 'reopen' | 'keep') => void;
};

/** The answer to a request to open again; afterwards the desk goes on to the next case. */
export function useReopening(of: {
  readonly found: CaseView | undefined;
  readonly opinion: string;
  /** What is opened again. */
  readonly items: ChosenItems;
  readonly movedOn: (caseId: string, notice: DeskNotice) => void;
}): Answering {
  const { found, opinion, items, movedOn } = of;
  const [pressedFor, setPressedFor] = useState<string>();
  const nothing = items !== 'all' && items.length === 0;
  const { f } = useSay();
  const d = useDeskSay();
  const client = useQueryClient();
  const intent = useIntent();
  const mutation = useMutation({
    mutationFn: (does: { on: CaseView; outcome: 'reopen' | 'keep' }) => {
      const { subjectId, caseId, version } = does.on;
      const text = opinion.trim();
      const named = does.outcome === 'reopen' && items !== 'all' ? { items: [...items] } : {};
      const body = {
        version,
        outcome: does.outcome,
        ...(text === '' ? {} : { opinion: text }),
        ...named,
      };
      const key = intent.keyFor({ caseId, body });
      return decideReopening({ address: { subjectId, caseId }, body, key });
    },
    onSuccess: (_answer, { on, outcome }) => {
      intent.settle();
      const { subjectId, caseId } = on;
      const { personName: name, title } = on.summary;
      dropFromInbox(client, new Set([caseId]));
      const text = d(outcome === 'reopen' ? 'reopenDone' : 'keepDone', { name, title });
      movedOn(caseId, { tone: 'plain', text, subjectId, caseId, again: true });
      void client.invalidateQueries({ queryKey: caseKey(caseId), refetchType: 'none' });
    },
  });
  const { error } = mutation;
  const here = mutation.variables?.on.caseId === found?.caseId;
  return {
    isPending: mutation.isPending,
    sentence:
      here && error instanceof RequestRefused
        ? problemSentence(error.problem, f.locale, reviewErrors)
        : undefined,
    nothing: nothing && pressedFor !== undefined && pressedFor === found?.caseId,
    answer: (outcome) => {
      if (outcome === 'reopen' && nothing) {
        setPressedFor(found?.caseId);
        return;
      }
      if (found?.permissions.decideReopening === true && !mutation.isPending) {
        mutation.mutate({ on: found, outcome });
      }
    },
  };
}
