import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Facts, ListRow, MetaLine, PhoneBar } from '../../ui/layout.tsx';
import { useNarrow } from '../../ui/media.ts';
import { evidenceAddress, useFieldValue } from '../hours/record-facts.tsx';
import { RecordWhy } from '../hours/record-why.tsx';
import { accountingYear } from './accounting-year.ts';
import { CaseRequests, ReopeningAsked } from './case-requests.tsx';
import { declarationWords } from './declaration-words.ts';
import { isUnfiled } from './declaration-state.tsx';
import { caseQuery, type DeclarationDetail, declarationQuery, type ReviewCase } from './queries.ts';
import { RegisteredNote } from './registered-note.tsx';
import { StandingSheet } from './standing-sheet.tsx';
import { Track } from './track.tsx';
import { officeToAsk } from './track-stations.ts';
import { WithdrawButton } from './withdraw-button.tsx';
import './track.css';

/** Where a declaration is, who has it, since when, and what happens by itself. */
export function TrackPage() {
  const t = useWords(declarationWords);
  useTitle(t('trackTitle'));
  const { accountId } = useSignedIn();
  const params: { readonly declarationId?: string } = useParams({ strict: false });
  const declarationId = params.declarationId ?? '';
  const detail = useQuery(declarationQuery({ personId: accountId, declarationId }));
  const caseId = detail.data?.declaration.caseId ?? null;
  const reviewed = useQuery({
    ...caseQuery({ subjectId: accountId, caseId: caseId ?? '' }),
    enabled: caseId !== null,
  });
  const failed = [detail, reviewed].find((query) => query.isError);
  if (failed) return <PageError error={failed.error} retry={() => void failed.refetch()} />;
  if (detail.data === undefined || (caseId !== null && reviewed.data === undefined)) {
    return <PageLoading blocks={[34, 120, 400]} />;
  }
  if (isUnfiled(detail.data.declaration.state)) {
    return <Navigate to={`${paths.declare}/${declarationId}`} replace />;
  }
  return <Parcel detail={detail.data} reviewed={reviewed.data} />;
}

function Parcel(props: {
  readonly detail: DeclarationDetail;
  readonly reviewed: ReviewCase | undefined;
}) {
  const { detail, reviewed } = props;
  const t = useWords(declarationWords);
  const label = useLabel();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const [why, setWhy] = useState(false);
  const { declaration, form, pack } = detail;
  const category = pack.categories.find(
    (one) => one.id === (detail.effect?.category ?? declaration.category),
  );
  const kind = [label(form.label), ...(category ? [label(category.label)] : [])];
  const meta = [
    kind.join(t('join')),
    ...(declaration.number === null ? [] : [t('number', { number: declaration.number })]),
  ];
  return (
    <div className="jx-track-page">
      {narrow && (
        <PhoneBar
          title={t('trackTitle')}
          backLabel={t('back')}
          onBack={() => void navigate({ to: paths.declarations })}
        />
      )}
      <div className="jx-page jx-page-narrow">
        <MetaLine items={meta} />
        <h1>{declaration.title}</h1>
        <RegisteredNote detail={detail} />
        <StandingSheet detail={detail} reviewed={reviewed} onWhy={() => setWhy(true)} />
        {reviewed && <ReopeningAsked reviewed={reviewed} />}
        <Track detail={detail} reviewed={reviewed} onWhy={() => setWhy(true)} />
        <Drawers detail={detail} reviewed={reviewed} />
        <div className="jx-track-actions">
          <Link to={paths.declarations}>{t('all')}</Link>
          {reviewed && <CaseRequests reviewed={reviewed} />}
          {reviewed?.permissions.withdraw && <WithdrawButton caseId={reviewed.caseId} />}
        </div>
      </div>
      <RecordWhy
        personId={declaration.personId}
        recordId={why ? (declaration.recordId ?? undefined) : undefined}
        year={accountingYear(detail)}
        onClose={() => setWhy(false)}
      />
    </div>
  );
}

function Drawers(props: {
  readonly detail: DeclarationDetail;
  readonly reviewed: ReviewCase | undefined;
}) {
  const { detail, reviewed } = props;
  const t = useWords(declarationWords);
  const label = useLabel();
  const valueOf = useFieldValue();
  const { declaration, form, files } = detail;
  const facts = form.fields.flatMap((field) => {
    const raw = declaration.values[field.id] ?? '';
    return raw === ''
      ? []
      : [{ id: field.id, name: label(field.label), value: valueOf(field, raw) }];
  });
  return (
    <div className="jx-track-drawers">
      <Drawer title={t('evidence', { count: files.length })}>
        <ul>
          {files.map((file) => (
            <li key={`${file.evidenceId} ${file.slot}`}>
              <a
                href={evidenceAddress(declaration.personId, file)}
                target="_blank"
                rel="noreferrer"
              >
                <Icon name="file" size={18} /> {file.name}
              </a>
            </li>
          ))}
        </ul>
      </Drawer>
      <Drawer title={t('contents')}>
        <Facts facts={facts} ruled />
      </Drawer>
      <Drawer title={t('question')}>
        <Question number={declaration.number ?? ''} reviewed={reviewed} />
      </Drawer>
    </div>
  );
}

function Drawer(props: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <details>
      <summary>
        <ListRow>{props.title}</ListRow>
      </summary>
      <div className="jx-track-drawer">{props.children}</div>
    </details>
  );
}

function Question(props: { readonly number: string; readonly reviewed: ReviewCase | undefined }) {
  const t = useWords(declarationWords);
  const { number, reviewed } = props;
  const office = reviewed && officeToAsk(reviewed);
  const names = office?.holders.length ? office.holders.join('、') : office?.decidedBy;
  if (!office || !names) return <p>{t('questionTextNobody', { number })}</p>;
  return <p>{t('questionText', { office: office.officeName, holders: names, number })}</p>;
}
