import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Json } from '@jixu/kernel';
import { useIntent } from '../../app/intent.ts';
import { RequestRefused } from '../../app/request.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { organisationsErrors } from './organisations-errors.ts';

export type Step<Content, Done> = {
  readonly run: (content: Content) => void;
  readonly isPending: boolean;
  readonly done: Done | undefined;
  /** What the last attempt met, as a sentence; by field where the server names one. */
  readonly sentence: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly forget: () => void;
};

/** One act on people or organisations: one key per content, and everything of these rooms asked anew after it. */
export function useStep<Content extends Json, Done>(of: {
  readonly act: (content: Content, key: string) => Promise<Done>;
  readonly onDone?: (done: Done, content: Content) => void;
}): Step<Content, Done> {
  const client = useQueryClient();
  const intent = useIntent();
  const locale = useLocale();
  const mutation = useMutation({
    mutationFn: (content: Content) => of.act(content, intent.keyFor(content)),
    onSuccess: (done, content) => {
      intent.settle();
      void client.invalidateQueries({ queryKey: ['organisations'] });
      void client.invalidateQueries({ queryKey: ['people'] });
      of.onDone?.(done, content);
    },
  });
  const { error } = mutation;
  const problem = error instanceof RequestRefused ? error.problem : undefined;
  const sentenceOf = (one: { code: string; params?: Readonly<Record<string, string | number>> }) =>
    problemSentence(one, locale, organisationsErrors);
  return {
    run: (content) => {
      if (!mutation.isPending) mutation.mutate(content);
    },
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
