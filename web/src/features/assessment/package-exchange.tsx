import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { Answer } from '../../app/api.ts';
import { RequestRefused } from '../../app/request.ts';
import { useFormats } from '../../i18n/format.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Note, SectionHead } from '../../ui/layout.tsx';
import { packageErrorsWords } from './package-errors-words.ts';
import { packageWords } from './package-words.ts';
import { type Bank, ROOT, sendPackage } from './queries.ts';

type Imported = Answer<'importQuestionPackage'>;
type Item = Imported['items'][number];
export type BankPath = { readonly nodeId: string; readonly bankId: string };

/** As many as one package holds; larger banks leave in parts. */
const PART_QUESTIONS = 1000;
const VERSIONS = ['2.2', '3.0'] as const;
/** A list that can still be read through; the file itself holds the rest. */
const REFUSED_SHOWN = 100;

/** A bank that goes to another platform, or comes from one: tried first, then imported. */
export function PackageExchange({ path, bank }: { readonly path: BankPath; readonly bank: Bank }) {
  return (
    <div className="jx-exam-exchange">
      <ImportPackage path={path} />
      <ExportPackage path={path} bank={bank} />
    </div>
  );
}

function ImportPackage({ path }: { readonly path: BankPath }) {
  const t = useWords(packageWords);
  const f = useFormats();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number>();
  // The key belongs to the file: pressing again after a lost answer repeats one import.
  const [chosen, setChosen] = useState<{ readonly file: File; readonly key: string }>();
  const trial = useMutation({
    mutationFn: (file: File) => sendPackage(path, { file, how: 'check', onProgress: setShare }),
    onSettled: () => setShare(undefined),
  });
  const act = useMutation({
    mutationFn: (of: { readonly file: File; readonly key: string }) =>
      sendPackage(path, { ...of, how: 'import', onProgress: setShare }),
    onSuccess: () => client.invalidateQueries({ queryKey: [ROOT] }),
    onSettled: () => setShare(undefined),
  });
  const choose = (file: File | undefined) => {
    if (file === undefined) return;
    act.reset();
    setChosen({ file, key: crypto.randomUUID() });
    trial.mutate(file);
  };
  const found = trial.data;
  const coming = found ? countOf(found, 'created') + countOf(found, 'updated') : 0;
  const error = act.error ?? trial.error;
  const busy = trial.isPending || act.isPending;
  return (
    <section aria-label={t('importTitle')}>
      <SectionHead title={t('importTitle')} />
      <p className="jx-secondary">{t('importLead')}</p>
      <input
        ref={input}
        type="file"
        className="jx-visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept=".zip,.xml"
        onChange={(change) => {
          choose(change.target.files?.[0]);
          change.target.value = '';
        }}
      />
      <p className="jx-exam-acts">
        <Button
          type={coming > 0 && !act.isSuccess ? 'default' : 'primary'}
          loading={trial.isPending}
          disabled={act.isPending}
          onClick={() => input.current?.click()}
        >
          {chosen === undefined ? t('choose') : t('chooseOther')}
        </Button>
        {coming > 0 && chosen && !act.isSuccess && (
          <Button type="primary" loading={act.isPending} onClick={() => act.mutate(chosen)}>
            {t('doImport', { count: coming })}
          </Button>
        )}
      </p>
      <p role="status">
        {busy && share !== undefined && t('reading', { percent: f.percent(share, 1) })}
        {!busy && act.isSuccess && t('imported', { count: coming })}
        {!busy && !act.isSuccess && found && coming === 0 && t('nothing')}
      </p>
      {error !== null && (
        <div role="alert">
          <Note icon="warning" tone="refused">
            {problemSentence(
              error instanceof RequestRefused ? error.problem : { code: 'platform.failed' },
              f.locale,
              packageErrorsWords,
            )}
          </Note>
        </div>
      )}
      {!busy && found && chosen && (
        <Result name={chosen.file.name} found={found} done={act.isSuccess} />
      )}
    </section>
  );
}

function countOf(found: Imported, fate: Item['fate']): number {
  return found.items.filter((item) => item.fate === fate).length;
}

function Result(props: {
  readonly name: string;
  readonly found: Imported;
  /** It is in the bank already; what went in is said above. */
  readonly done: boolean;
}) {
  const { name, found, done } = props;
  const t = useWords(packageWords);
  const lines = (['created', 'updated', 'unchanged', 'refused'] as const).flatMap((fate) => {
    const count = countOf(found, fate);
    const told = done && (fate === 'created' || fate === 'updated');
    return count === 0 || told ? [] : [t(fate, { count })];
  });
  if (found.tests > 0) lines.push(t('tests', { count: found.tests }));
  const refused = found.items.filter((item) => item.fate === 'refused');
  return (
    <>
      <p className="jx-exam-words">
        <b>{name}</b>
      </p>
      <ul className="jx-plain-rows">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Notes items={found.items} />
      {refused.length > 0 && (
        <>
          <h3>{t('refusedTitle')}</h3>
          <ul className="jx-plain-rows">
            {refused.slice(0, REFUSED_SHOWN).map((item, at) => (
              <RefusedItem key={`${at} ${item.file}`} item={item} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function RefusedItem({ item }: { readonly item: Item }) {
  const t = useWords(packageWords);
  const f = useFormats();
  const { file, prompt, refusal } = item;
  if (refusal === null) return null;
  const { code, params, element, line } = refusal;
  const place =
    line !== null && element !== null
      ? t('place', { file, line, element })
      : t('placeFile', { file });
  return (
    <li>
      <span className="jx-exam-words">
        {problemSentence({ code, params }, f.locale, packageErrorsWords)}
        {prompt !== null && <span className="jx-exam-cut">{prompt}</span>}
        <span className="jx-small jx-secondary jx-exam-cut">{place}</span>
      </span>
    </li>
  );
}

type NoteKey = Extract<keyof (typeof packageWords)['zh-CN'], `note.${string}`>;
const NOTE_KEYS = Object.keys(packageWords['zh-CN']).filter((key): key is NoteKey =>
  key.startsWith('note.'),
);

/** What is left out on the way in, with how many questions it concerns. */
function Notes({ items }: { readonly items: readonly Item[] }) {
  const t = useWords(packageWords);
  const counted = NOTE_KEYS.map((key) => ({
    key,
    count: items.filter((item) => item.notes.includes(key.slice('note.'.length))).length,
  })).filter(({ count }) => count > 0);
  if (counted.length === 0) return null;
  return (
    <>
      <h3>{t('notesTitle')}</h3>
      <p className="jx-small jx-secondary">{t('notesLead')}</p>
      <ul className="jx-plain-rows">
        {counted.map(({ key, count }) => (
          <li key={key}>
            <span>{t(key)}</span>
            <span className="jx-small jx-secondary">{t('questions', { count })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function ExportPackage({ path, bank }: { readonly path: BankPath; readonly bank: Bank }) {
  const t = useWords(packageWords);
  const parts = Math.ceil(bank.questions / PART_QUESTIONS);
  const address = `/api/organisations/${path.nodeId}/question-banks/${path.bankId}/qti`;
  return (
    <section aria-label={t('exportTitle')}>
      <SectionHead title={t('exportTitle')} />
      <p className="jx-secondary">{t(parts === 0 ? 'emptyBank' : 'exportLead')}</p>
      <p className="jx-exam-acts">
        {Array.from({ length: parts }, (_part, at) => at + 1).flatMap((part) =>
          VERSIONS.map((version) => (
            <Button
              key={`${version} ${part}`}
              href={`${address}?version=${version}&part=${part}`}
              download
              icon={<Icon name="download" size={16} />}
            >
              {parts === 1 ? t('exportAs', { version }) : t('exportPart', { version, part })}
            </Button>
          )),
        )}
      </p>
    </section>
  );
}
