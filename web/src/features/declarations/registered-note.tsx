import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useIntent } from '../../app/intent.ts';
import { RequestRefused } from '../../app/request.ts';
import { useFormats } from '../../i18n/format.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Note } from '../../ui/layout.tsx';
import { declarationErrorsWords } from './declaration-errors-words.ts';
import type { DeclarationDetail } from './queries.ts';
import { objectTo } from './registering-queries.ts';
import { registeringWords } from './registering-words.ts';

const TEXT_MAX = 500;

/** Who wrote this down for the person, and the place to say that it is not so. */
export function RegisteredNote({ detail }: { readonly detail: DeclarationDetail }) {
  const t = useWords(registeringWords);
  const f = useFormats();
  const [open, setOpen] = useState(false);
  const { registration, declaration } = detail;
  if (registration === null) return null;
  const { unitName: unit, name, at, objection, permissions } = registration;
  return (
    <Note icon="person">
      {t('byUnit', { unit, name, date: f.date(at.slice(0, 10)) })}
      {objection !== null && (
        <p>{t('objected', { date: f.date(objection.at.slice(0, 10)), text: objection.text })}</p>
      )}
      {permissions.object && !open && (
        <p>
          <Button type="link" onClick={() => setOpen(true)}>
            {t('object')}
          </Button>
        </p>
      )}
      {permissions.object && open && (
        <ObjectionForm declarationId={declaration.declarationId} onClose={() => setOpen(false)} />
      )}
    </Note>
  );
}

function ObjectionForm(props: { readonly declarationId: string; readonly onClose: () => void }) {
  const { declarationId, onClose } = props;
  const t = useWords(registeringWords);
  const f = useFormats();
  const client = useQueryClient();
  const intent = useIntent();
  const [text, setText] = useState('');
  const mutation = useMutation({
    mutationFn: () =>
      objectTo({ declarationId, text, key: intent.keyFor({ declarationId, text }) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['declarations'] });
      onClose();
    },
    onSettled: () => intent.settle(),
  });
  const { error } = mutation;
  const refused =
    error === null
      ? undefined
      : problemSentence(
          error instanceof RequestRefused ? error.problem : { code: 'platform.failed' },
          f.locale,
          declarationErrorsWords,
        );
  return (
    <form
      className="jx-form"
      onSubmit={(submit) => {
        submit.preventDefault();
        if (text.trim().length >= 2 && !mutation.isPending) mutation.mutate();
      }}
    >
      <Field
        id="objection"
        label={t('objectTitle')}
        hint={t('objectHint')}
        required
        {...(refused === undefined ? {} : { error: refused })}
      >
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            rows={3}
            maxLength={TEXT_MAX}
            value={text}
            onChange={(change) => setText(change.target.value)}
          />
        )}
      </Field>
      <p className="jx-form-actions">
        <Button
          type="primary"
          htmlType="submit"
          disabled={text.trim().length < 2}
          loading={mutation.isPending}
        >
          {t('objectSend')}
        </Button>
        <Button onClick={onClose}>{t('objectCancel')}</Button>
      </p>
    </form>
  );
}
