import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { newId } from '../../app/new-id.ts';
import { PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { RequestRefused } from '../../app/request.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { type Label, useLabel } from '../../i18n/label.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { declarationErrorsWords } from './declaration-errors-words.ts';
import { DeclareError } from './declare-page.tsx';
import { declareWords } from './declare-words.ts';
import { NothingToDeclare } from './nothing-to-declare.tsx';
import {
  type Declaration,
  declarationsQuery,
  type Form,
  formsQuery,
  useDiscard,
} from './queries.ts';
import { draftsOnDevice, forgetDraft } from './use-draft-session.ts';
import './kinds.css';

/** Which kind to declare, and the drafts that wait to be finished. */
export function KindsPage() {
  const t = useWords(declareWords);
  useTitle(t('kindsTitle'));
  const forms = useQuery(formsQuery);
  if (forms.isError) return <DeclareError error={forms.error} retry={() => void forms.refetch()} />;
  if (forms.data === undefined) return <PageLoading blocks={[38, 120, 240]} />;
  return (
    <Page
      title={t('kindsTitle')}
      lead={t('kindsLead')}
      actions={<Link to={paths.declarations}>{t('mine')}</Link>}
    >
      <Drafts forms={forms.data.forms} />
      <KindList forms={forms.data.forms} />
      <NothingToDeclare />
    </Page>
  );
}

const SEARCH_FROM = 8;

function KindList({ forms }: { readonly forms: readonly Form[] }) {
  const t = useWords(declareWords);
  const label = useLabel();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const matches = (words: Label | null) => words && label(words).toLowerCase().includes(wanted);
  const found = forms.filter(
    (form) => wanted === '' || [form.label, form.hint, form.group].some((words) => matches(words)),
  );
  return (
    <>
      {forms.length > SEARCH_FROM && (
        <div className="jx-kinds-search">
          <Input
            type="search"
            aria-label={t('kindsSearch')}
            placeholder={t('kindsSearch')}
            prefix={<Icon name="magnifier" size={18} />}
            value={text}
            onChange={(change) => setText(change.target.value)}
          />
        </div>
      )}
      {found.length === 0 && <p role="status">{t('kindsNone', { text })}</p>}
      {groupsOf(found).map(([group, members]) => (
        <section key={group?.['zh-CN'] ?? ''} className="jx-kinds-group">
          <SectionHead title={group ? label(group) : t('kindsGroupOther')} />
          <Sheet padding="flush">
            {members.map((form) => (
              <KindRow key={form.id} form={form} />
            ))}
          </Sheet>
        </section>
      ))}
    </>
  );
}

/** In the order in which the rulebook names the groups. */
export function groupsOf(forms: readonly Form[]): readonly [Label | null, readonly Form[]][] {
  const groups = new Map<string, [Label | null, Form[]]>();
  for (const form of forms) {
    const key = form.group?.['zh-CN'] ?? '';
    const group = groups.get(key);
    if (group) group[1].push(form);
    else groups.set(key, [form.group, [form]]);
  }
  return [...groups.values()];
}

/** A new declaration of this kind; its id is made here, so that the first save may be repeated. */
export function useStart(): (formId: string) => void {
  const navigate = useNavigate();
  return (formId) =>
    void navigate({
      to: `${paths.declare}/${newId()}`,
      search: { form: formId },
      state: { begunHere: true },
    });
}

function KindRow({ form }: { readonly form: Form }) {
  const label = useLabel();
  const start = useStart();
  return (
    <button type="button" className="jx-kind-row" onClick={() => start(form.id)}>
      <span>
        <b>{label(form.label)}</b>
        {form.hint && <span className="jx-small jx-secondary">{label(form.hint)}</span>}
      </span>
      <Icon name="chevron-right" />
    </button>
  );
}

type Waiting = {
  readonly declarationId: string;
  readonly formId: string;
  readonly title: string;
  readonly at: string;
  readonly here: boolean;
};

/** Drafts of the server and of this device, each once. */
function Drafts({ forms }: { readonly forms: readonly Form[] }) {
  const t = useWords(declareWords);
  const f = useFormats();
  const label = useLabel();
  const { accountId } = useSignedIn();
  const discard = useDiscard();
  const onServer = useInfiniteQuery(declarationsQuery(['draft']));
  const onDevice = useQuery({
    queryKey: ['declarations', 'on-device', accountId],
    queryFn: () => draftsOnDevice(accountId),
    networkMode: 'always',
    staleTime: 0,
  });
  // What the unit is still writing is no draft of the person's.
  const kept = (onServer.data?.pages.flatMap((page) => page.items) ?? []).filter(
    (one) => !one.byUnit,
  );
  const unsent = (onDevice.data ?? []).filter(
    ({ draft, declarationId }) =>
      draft.version === 0 && kept.every((one) => one.declarationId !== declarationId),
  );
  const titleOf = (formId: string, values: Readonly<Record<string, string>>) => {
    const field = forms
      .find((form) => form.id === formId)
      ?.fields.find((one) => one.maps === 'title');
    return (field && values[field.id]) || t('draftUntitled');
  };
  const waiting: readonly Waiting[] = [
    ...unsent.map(({ declarationId, draft, savedAt }) => ({
      declarationId,
      formId: draft.content.formId,
      title: titleOf(draft.content.formId, draft.content.values),
      at: savedAt,
      here: true,
    })),
    ...kept.map((one: Declaration) => ({
      declarationId: one.declarationId,
      formId: one.formId,
      title: titleOf(one.formId, one.values),
      at: one.changedAt,
      here: false,
    })),
  ];
  if (waiting.length === 0) return null;
  async function forget(declarationId: string) {
    await forgetDraft(accountId, declarationId);
    await onDevice.refetch();
  }
  function throwAway({ declarationId, here }: Waiting) {
    if (here) void forget(declarationId);
    else discard.mutate(declarationId, { onSuccess: () => void forget(declarationId) });
  }
  return (
    <section className="jx-kinds-group">
      <SectionHead title={t('drafts')} count={waiting.length} />
      {discard.error instanceof RequestRefused && (
        <p role="alert" className="jx-small">
          {problemSentence(discard.error.problem, f.locale, declarationErrorsWords)}
        </p>
      )}
      <Sheet padding="flush">
        {waiting.map((draft) => {
          const form = forms.find((one) => one.id === draft.formId);
          return (
            <div key={draft.declarationId} className="jx-draft-row">
              <div>
                <b>{draft.title}</b>
                <div className="jx-small jx-secondary">
                  {f.list([
                    ...(form ? [label(form.label)] : []),
                    t('draftAt', { at: f.instant(draft.at) }),
                    ...(draft.here ? [t('draftHere')] : []),
                  ])}
                </div>
              </div>
              <div className="jx-draft-actions">
                <Popconfirm
                  title={t('discardAsk')}
                  okText={t('discard')}
                  cancelText={t('keep')}
                  okButtonProps={{ danger: true }}
                  onConfirm={() => throwAway(draft)}
                >
                  <Button type="link">{t('discard')}</Button>
                </Popconfirm>
                <Link
                  to={`${paths.declare}/${draft.declarationId}`}
                  search={{ form: draft.formId }}
                  state={{ begunHere: draft.here }}
                >
                  {t('goOn')}
                </Link>
              </div>
            </div>
          );
        })}
      </Sheet>
    </section>
  );
}
