import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { paths } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { type Fact, Note, Page, PhoneBar } from '../../ui/layout.tsx';
import { useNarrow } from '../../ui/media.ts';
import { useFieldValue } from '../hours/record-facts.tsx';
import { RecordWhy } from '../hours/record-why.tsx';
import { CategoryChoice } from './category-choice.tsx';
import { declareWords } from './declare-words.ts';
import type { DraftContent } from './draft-content.ts';
import type { DraftSession, DraftSnapshot } from './draft-session.ts';
import { EvidenceSlots } from './evidence-slots.tsx';
import { liveProblems, sentenceOf } from './form-errors.ts';
import { FormFields } from './form-fields.tsx';
import { FormProblems } from './form-problems.tsx';
import { FormWindows } from './form-windows.tsx';
import { KeptItems } from './kept-items.tsx';
import { KindField } from './kind-field.tsx';
import { OwnRisks } from './own-risks.tsx';
import { OvertakenSheet } from './overtaken-sheet.tsx';
import { PreviewDock } from './preview-dock.tsx';
import type { DeclarationDetail, Form } from './queries.ts';
import { reopenedForm } from './reopened.ts';
import { ReturnedNote } from './returned-note.tsx';
import { useDraftSnapshot } from './use-draft-session.ts';
import { usePreview } from './use-preview.ts';
import { type Refused, useSubmit } from './use-submit.ts';
import { useUploads } from './use-uploads.ts';
import './declare.css';

type EditorProps = {
  readonly session: DraftSession;
  readonly account: string;
  readonly declarationId: string;
  readonly form: Form;
  readonly server: DeclarationDetail | undefined;
};

/** The form, its evidence, and what it would count, kept at every change. */
export function DraftEditor(props: EditorProps) {
  const { session, account, declarationId, form, server } = props;
  const reopened = reopenedForm(form, server);
  const label = useLabel();
  const navigate = useNavigate();
  const snapshot = useDraftSnapshot(session);
  const { content } = snapshot;
  const uploads = useUploads(session, content);
  const live = usePreview(content, server?.declaration.recordId ?? null);
  const submit = useSubmit({ session, account, declarationId });
  const facts = useFormFacts(form, content);
  const [double, setDouble] = useState<{ recordId: string; year: number }>();

  const problems = [...submit.refused.fields, ...liveProblems(live.preview)];
  const locale = useLocale();
  const errorOf = (path: string) => {
    const found = problems.find((problem) => problem.path === path);
    return found && sentenceOf(found, locale);
  };
  const change = (path: string, update: (content: DraftContent) => DraftContent) => {
    submit.forget(path);
    session.change(update);
  };
  const title = form.fields.find((field) => field.maps === 'title');
  const named = (title && content.values[title.id]) || label(form.label);

  return (
    <DeclareFrame snapshot={snapshot}>
      <Refusals refused={submit.refused} form={form} />
      {server && <ReturnedNote declaration={server.declaration} />}
      {snapshot.newer && (
        <OvertakenSheet
          form={form}
          mine={content}
          theirs={snapshot.newer.content}
          onDecide={session.decide}
        />
      )}
      <KindField form={form} changeable={snapshot.version === 0} />
      {server?.declaration.state !== 'returned' && <FormWindows windows={form.windows} />}
      <KeptItems form={form} content={content} reopened={reopened} />
      <FormFields
        fields={reopened.open.fields}
        values={content.values}
        errorOf={errorOf}
        onChange={(id, value) =>
          change(`values/${id}`, (before) => ({
            ...before,
            values: { ...before.values, [id]: value },
          }))
        }
      />
      {reopened.open.chooses && (
        <CategoryChoice
          form={form}
          value={content.category}
          preview={live.preview}
          error={errorOf('category')}
          onChange={(category) => change('category', (before) => ({ ...before, category }))}
        />
      )}
      <EvidenceSlots
        form={reopened.open}
        other={reopened.other}
        personId={account}
        content={content}
        uploads={{
          ...uploads,
          add: (slot, files) => {
            submit.forget(`evidence/${slot}`);
            uploads.add(slot, files);
          },
        }}
        errorOf={errorOf}
      />
      <OwnRisks
        // The record that makes this one a double is named below, with a way to it.
        risks={(live.preview?.risks ?? []).filter(
          (risk) => !live.preview?.double || risk.code !== 'declarations.risk_own_same_work',
        )}
      />
      <DoubleLine
        double={live.preview?.double ?? undefined}
        onOpen={setDouble}
        known={(live.preview?.options.length ?? 0) > 0}
      />
      <PreviewDock
        live={live}
        category={content.category}
        title={named}
        kind={label(form.label)}
        office={form.firstOffice}
        facts={facts}
        submitting={submit.working}
        onKeep={() => {
          void session.flush();
          void navigate({ to: paths.declare });
        }}
        onSubmit={submit.press}
      />
      <RecordWhy
        personId={account}
        recordId={double?.recordId}
        year={double?.year}
        onClose={() => setDouble(undefined)}
      />
    </DeclareFrame>
  );
}

function useFormFacts(form: Form, content: DraftContent): readonly Fact[] {
  const t = useWords(declareWords);
  const label = useLabel();
  const valueOf = useFieldValue();
  return [
    { id: 'kind', name: t('factKind'), value: label(form.label) },
    ...form.fields.flatMap((field) => {
      const raw = content.values[field.id] ?? '';
      if (raw === '') return [];
      return [{ id: field.id, name: label(field.label), value: valueOf(field, raw) }];
    }),
  ];
}

function Refusals({ refused, form }: { readonly refused: Refused; readonly form: Form }) {
  const t = useWords(declareWords);
  if (refused.fields.length > 0) {
    return <FormProblems key={refused.attempt} problems={refused.fields} form={form} />;
  }
  if (refused.general === undefined) return null;
  return (
    <div className="jx-declare-refused" role="alert" key={refused.attempt}>
      <Note tone="refused" icon="warning">
        <b>{t('problemsOther')}</b> {refused.general}
      </Note>
    </div>
  );
}

function DoubleLine(props: {
  readonly double:
    | { readonly title: string; readonly on: string; readonly recordId: string }
    | undefined;
  readonly known: boolean;
  readonly onOpen: (of: { recordId: string; year: number }) => void;
}) {
  const { double } = props;
  const t = useWords(declareWords);
  const f = useFormats();
  if (!props.known) return null;
  if (double === undefined) {
    return (
      <p className="jx-mark-counted jx-small">
        <Icon name="check" size={16} /> {t('noDouble')}
      </p>
    );
  }
  const year = Number(double.on.slice(0, 4));
  return (
    <Note tone="warning" icon="warning">
      {t('double', { title: double.title, date: f.date(double.on) })}{' '}
      <button
        type="button"
        className="jx-link-button"
        onClick={() => props.onOpen({ recordId: double.recordId, year })}
      >
        {t('doubleLink')}
      </button>
    </Note>
  );
}

function DeclareFrame(props: {
  readonly snapshot: DraftSnapshot;
  readonly children: React.ReactNode;
}) {
  const t = useWords(declareWords);
  const narrow = useNarrow();
  const navigate = useNavigate();
  const state = <SaveState snapshot={props.snapshot} />;
  if (narrow) {
    return (
      <div className="jx-declare">
        <PhoneBar
          title={t('title')}
          backLabel={t('keep')}
          onBack={() => void navigate({ to: paths.declare })}
          aside={state}
        />
        <div className="jx-page">
          <h1 className="jx-visually-hidden">{t('title')}</h1>
          {props.children}
        </div>
      </div>
    );
  }
  return (
    <div className="jx-declare">
      <Page title={t('title')} width="narrow" actions={<span className="jx-small">{state}</span>}>
        {props.children}
      </Page>
    </div>
  );
}

function SaveState({ snapshot }: { readonly snapshot: DraftSnapshot }) {
  const t = useWords(declareWords);
  const f = useFormats();
  const text = () => {
    if (snapshot.kept === 'not-kept' && snapshot.sync !== 'saved') return t('notKept');
    if (snapshot.sync === 'unreachable') return t('savedHere');
    if (snapshot.sync === 'refused' || snapshot.sync === 'overtaken') return t('notSent');
    if (snapshot.sync === 'sending' || snapshot.sync === 'waiting') return t('saving');
    return snapshot.keptAt === undefined ? '' : t('savedAt', { at: f.time(snapshot.keptAt) });
  };
  return (
    <span role="status" className="jx-tertiary">
      {text()}
    </span>
  );
}
