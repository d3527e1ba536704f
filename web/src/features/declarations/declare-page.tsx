import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams, useSearch } from '@tanstack/react-router';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { RequestRefused } from '../../app/request.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState } from '../../ui/page-state.tsx';
import { declareWords } from './declare-words.ts';
import { DraftEditor } from './draft-editor.tsx';
import { type DeclarationDetail, editedQuery, type Form, formsQuery } from './queries.ts';
import { neverSent, useDraftSession } from './use-draft-session.ts';

/** One declaration being filled in, new or come back. */
export function DeclarePage() {
  const t = useWords(declareWords);
  useTitle(t('title'));
  const { accountId } = useSignedIn();
  const params: { readonly declarationId?: string } = useParams({ strict: false });
  const search: { readonly form?: string } = useSearch({ strict: false });
  const declarationId = params.declarationId ?? '';
  const forms = useQuery(formsQuery);
  const begun = useLocation({ select: ({ state }) => state.begunHere === true });
  const onlyHere = async () => begun && (await neverSent(accountId, declarationId));
  const edited = useQuery(editedQuery({ personId: accountId, declarationId, onlyHere }));
  const failed = [forms, edited].find((query) => query.isError);
  if (failed) return <DeclareError error={failed.error} retry={() => void failed.refetch()} />;
  if (forms.data === undefined || edited.data === undefined) {
    return <PageLoading blocks={[34, 64, 64, 64, 64, 160]} />;
  }
  if (edited.data && !edited.data.declaration.permissions.edit) {
    return (
      <div className="jx-page jx-page-narrow">
        <EmptyState
          action={<Link to={`${paths.declarations}/${declarationId}`}>{t('seeTrack')}</Link>}
        >
          {t('notEditable')}
        </EmptyState>
      </div>
    );
  }
  const formId = edited.data?.declaration.formId ?? search.form;
  const form = forms.data.forms.find((one) => one.id === formId);
  if (form === undefined) {
    return (
      <div className="jx-page jx-page-narrow">
        <EmptyState action={<Link to={paths.declare}>{t('change')}</Link>}>
          {t('noForm')}
        </EmptyState>
      </div>
    );
  }
  return (
    <OpenedDraft
      key={declarationId}
      account={accountId}
      declarationId={declarationId}
      form={form}
      server={edited.data ?? undefined}
    />
  );
}

/** A unit without rules is no error of the person's. */
export function DeclareError(props: { readonly error: unknown; readonly retry: () => void }) {
  const t = useWords(declareWords);
  const { error } = props;
  const code = error instanceof RequestRefused ? error.problem.code : '';
  if (code === 'declarations.no_forms' || code === 'rulebooks.no_rulebook') {
    return (
      <div className="jx-page jx-page-narrow">
        <EmptyState>{t('noForms')}</EmptyState>
      </div>
    );
  }
  return <PageError {...props} />;
}

function OpenedDraft(props: {
  readonly account: string;
  readonly declarationId: string;
  readonly form: Form;
  readonly server: DeclarationDetail | undefined;
}) {
  const session = useDraftSession(props);
  if (session === undefined) return <PageLoading blocks={[34, 64, 64, 64, 64, 160]} />;
  return <DraftEditor session={session} {...props} />;
}
