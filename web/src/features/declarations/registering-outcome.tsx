import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/layout.tsx';
import { sentenceOf } from './form-errors.ts';
import { PEOPLE_A_REQUEST, type Result } from './registering-queries.ts';
import { registeringWords } from './registering-words.ts';

export type Outcomes = {
  readonly results: readonly Result[];
  readonly names: ReadonlyMap<string, string>;
};

/** Longer lists go in several requests, one after the other, so that progress can be told. */
export async function inParts<T, R>(
  list: readonly T[],
  work: (part: readonly T[]) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (let from = 0; from < list.length; from += PEOPLE_A_REQUEST) {
    results.push(...(await work(list.slice(from, from + PEOPLE_A_REQUEST))));
  }
  return results;
}

const FAILED_SHOWN = 20;

/** How many went well, and for whom it did not, with the reason. */
export function Outcome({ outcomes }: { readonly outcomes: Outcomes }) {
  const t = useWords(registeringWords);
  const locale = useLocale();
  const { results, names } = outcomes;
  const failed = results.filter((one) => !one.ok);
  const unchanged = results.filter((one) => one.outcome === 'unchanged').length;
  const done = results.length - failed.length;
  return (
    <Note
      icon={failed.length > 0 ? 'warning' : 'check'}
      {...(failed.length > 0 ? { tone: 'warning' as const } : {})}
    >
      {failed.length > 0 ? t('doneSome', { done, left: failed.length }) : t('doneAll', { done })}{' '}
      {unchanged > 0 && t('resultUnchanged', { count: unchanged })}
      {failed.length > 0 && (
        <ul className="jx-plain-rows">
          {failed.slice(0, FAILED_SHOWN).map((one) => {
            const first = one.errors[0];
            const problem = first
              ? { path: first.path, code: first.code, params: first.detail }
              : { path: '', code: one.code ?? '', params: one.detail };
            return (
              <li key={one.declarationId}>
                {t('failedOf', {
                  name: names.get(one.personId) ?? '',
                  sentence: sentenceOf(problem, locale),
                })}
              </li>
            );
          })}
        </ul>
      )}
    </Note>
  );
}
