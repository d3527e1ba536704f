import { useQueryClient } from '@tanstack/react-query';
import type { Json } from '@jixu/kernel';
import { useLocale } from '../i18n/locale.ts';
import { problemSentence, type ProblemSentences } from '../i18n/problem.ts';
import { useIntent } from './intent.ts';
import { RequestRefused } from './request.ts';
import { useSingleMutation } from './use-single-mutation.ts';

export type Step<Content, Done> = {
  readonly run: (content: Content) => void;
  readonly isPending: boolean;
  readonly done: Done | undefined;
  /** What the last attempt met, as a sentence; by field where the server names one. */
  readonly sentence: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly forget: () => void;
};

/** One act of a form or dialogue: one key per content, and what it may have changed asked anew after it. */
export function useStep<Content extends Json, Done>(of: {
  readonly act: (content: Content, key: string) => Promise<Done>;
  readonly onDone?: (done: Done, content: Content) => void;
  /** First words of the queries that the act may have made untrue. */
  readonly touches: readonly string[];
  readonly words?: ProblemSentences;
}): Step<Content, Done> {
  const client = useQueryClient();
  const intent = useIntent();
  const locale = useLocale();
  const mutation = useSingleMutation({
    mutationFn: (content: Content) => of.act(content, intent.keyFor(content)),
    onSuccess: (done, content) => {
      intent.settle();
      for (const room of of.touches) void client.invalidateQueries({ queryKey: [room] });
      of.onDone?.(done, content);
    },
  });
  const { error } = mutation;
  const problem = error instanceof RequestRefused ? error.problem : undefined;
  const sentenceOf = (one: { code: string; params?: Readonly<Record<string, string | number>> }) =>
    problemSentence(one, locale, of.words);
  return {
    run: (content) => mutation.mutate(content),
    isPending: mutation.isPending,
    done: mutation.data,
    sentence:
      problem === undefined
        ? error === null
          ? undefined
          : sentenceOf({ code: 'platform.failed' })
        : sentenceOf(problem),
    fields: Object.fromEntries(
      (problem?.fields ?? []).map((field) => [
        field.path.replace(/^body\//, ''),
        sentenceOf(field),
      ]),
    ),
    forget: mutation.reset,
  };
}
