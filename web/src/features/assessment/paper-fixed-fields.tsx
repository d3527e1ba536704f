import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { deskWords } from './desk-words.ts';
import { type Bank, type Paper, questionsQuery } from './queries.ts';

type Ref = { readonly bankId: string; readonly questionId: string };
type Known = Pick<Paper['chosen'][number], 'questionId' | 'kind' | 'prompt' | 'retired'>;

/** Questions chosen one by one, in the order in which they stand on the paper. */
export function FixedFields(props: {
  readonly id: (field: string) => string;
  readonly nodeId: string;
  readonly banks: readonly Bank[];
  readonly fixed: readonly Ref[];
  /** What the questions ask that were chosen before this page was opened. */
  readonly known: readonly Known[];
  readonly error: string | undefined;
  readonly onChange: (fixed: Ref[]) => void;
}) {
  const t = useWords(deskWords);
  const { id, nodeId, banks, fixed } = props;
  const [bankId, setBankId] = useState(fixed[0]?.bankId ?? banks[0]?.bankId ?? '');
  const [search, setSearch] = useState('');
  const [added, setAdded] = useState<readonly Known[]>([]);
  const found = useInfiniteQuery(questionsQuery({ nodeId, bankId }, search));
  const all = (found.data?.pages ?? []).flatMap((page) => page.items);
  const free = all.filter((one) => !fixed.some((ref) => ref.questionId === one.questionId));
  const add = (questionId: string) => {
    const one = all.find((question) => question.questionId === questionId);
    if (!one) return;
    setAdded([...added, { questionId, kind: one.kind, prompt: one.shown.prompt, retired: false }]);
    props.onChange([...fixed, { bankId, questionId }]);
  };
  const move = (at: number, by: 1 | -1) => {
    const next = [...fixed];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at + by, 0, one);
    props.onChange(next);
  };
  const head = (ref: Ref) =>
    [...added, ...props.known].find((one) => one.questionId === ref.questionId);
  return (
    <>
      <div className="jx-exam-part">
        <Field id={id('bank')} label={t('fromBank')}>
          {(wiring) => (
            <Select
              id={wiring.id}
              aria-label={t('fromBank')}
              value={bankId}
              options={banks.map((bank) => ({ value: bank.bankId, label: bank.name }))}
              onChange={setBankId}
            />
          )}
        </Field>
        <Field id={id('add')} label={t('addFixed')} error={props.error}>
          {(wiring) => (
            <Select<string | null>
              id={wiring.id}
              aria-label={t('addFixed')}
              showSearch
              filterOption={false}
              value={null}
              placeholder={t('search')}
              notFoundContent={t('noneFound')}
              options={free.map((one) => ({
                value: one.questionId,
                label: `${t(`kind.${one.kind}`)} ${one.shown.prompt}`,
              }))}
              onSearch={setSearch}
              onChange={(chosen) => chosen !== null && add(chosen)}
            />
          )}
        </Field>
      </div>
      <ol className="jx-exam-fixed" aria-label={t('partFixed')}>
        {fixed.map((ref, at) => {
          const one = head(ref);
          const number = at + 1;
          return (
            <li key={ref.questionId}>
              <span className="jx-exam-words">
                {one && <span className="jx-small jx-secondary">{t(`kind.${one.kind}`)} </span>}
                {one?.prompt ?? t('questionGone')}
                {one?.retired === true && (
                  <span className="jx-small jx-secondary"> {t('questionRetired')}</span>
                )}
              </span>
              <span className="jx-exam-fixed-acts">
                <Button
                  size="small"
                  disabled={at === 0}
                  aria-label={t('moveUpN', { number })}
                  onClick={() => move(at, -1)}
                >
                  {t('moveUp')}
                </Button>
                <Button
                  size="small"
                  disabled={at === fixed.length - 1}
                  aria-label={t('moveDownN', { number })}
                  onClick={() => move(at, 1)}
                >
                  {t('moveDown')}
                </Button>
                <Button
                  size="small"
                  aria-label={t('removeN', { number })}
                  onClick={() => props.onChange(fixed.filter((other) => other !== ref))}
                >
                  {t('pictureRemove')}
                </Button>
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
