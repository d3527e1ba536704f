import { formatLocalDate } from '@jixu/kernel';
import type { Pack, PackEdition } from '@jixu/policy';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Checkbox, Select } from 'antd';
import { useMemo, useState } from 'react';
import { PageError } from '../../../app/page-states.tsx';
import { paths } from '../../../app/pages.ts';
import { PublicShell } from '../../../app/shells/public-shell.tsx';
import { useTitle } from '../../../app/use-title.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useLabel } from '../../../i18n/label.ts';
import { useLocale } from '../../../i18n/locale.ts';
import { useWords } from '../../../i18n/words.ts';
import { MetaLine, Page, Sheet } from '../../../ui/layout.tsx';
import { LoadingSkeleton } from '../../../ui/page-state.tsx';
import { packSourceQuery } from '../pack-source.ts';
import { rulebooksWords } from '../rulebooks-words.ts';
import { compareEditions, differs, type Row } from './compare-editions.ts';
import { versionsWords } from './versions-words.ts';
import '../rulebooks.css';
import './versions.css';

/** The editions of one rulebook, and any two of them side by side. */
export function VersionsPage() {
  const t = useWords(versionsWords);
  const rules = useWords(rulebooksWords);
  const { packId = '' } = useParams({ strict: false });
  const source = useQuery(packSourceQuery(packId));
  return (
    <PublicShell subject={rules('subject')}>
      {source.isPending && (
        <div className="jx-page jx-page-learner">
          <LoadingSkeleton label={t('loading')} slowText={t('slow')} />
        </div>
      )}
      {source.isError && (
        <div className="jx-page jx-page-narrow">
          <PageError error={source.error} retry={() => void source.refetch()} />
        </div>
      )}
      {source.data !== undefined && <Versions pack={source.data.pack} />}
    </PublicShell>
  );
}

function Versions({ pack }: { readonly pack: Pack }) {
  const t = useWords(versionsWords);
  const f = useFormats();
  const label = useLabel();
  const newest = pack.editions.at(-1);
  const name = label(newest?.name ?? { 'zh-CN': '', en: '' });
  useTitle(t('title', { pack: name }));
  return (
    <Page
      title={t('title', { pack: name })}
      lead={t('lead')}
      above={<Link to={`${paths.rulebooks}/${pack.id}`}>{t('back')}</Link>}
    >
      <Sheet label={t('list')}>
        <ul>
          {pack.editions.map((edition) => {
            const date = f.date(formatLocalDate(edition.effective.from));
            return (
              <li key={edition.ref}>
                <MetaLine
                  items={[
                    t('version', { version: edition.version }),
                    edition.effective.dated === 'stated'
                      ? t('from', { date })
                      : t('fromAssumed', { date }),
                    edition.ref,
                  ]}
                />
              </li>
            );
          })}
        </ul>
      </Sheet>
      {pack.editions.length < 2 ? (
        <p className="jx-secondary jx-versions-only">{t('only')}</p>
      ) : (
        <Comparison pack={pack} />
      )}
    </Page>
  );
}

function Comparison({ pack }: { readonly pack: Pack }) {
  const t = useWords(versionsWords);
  const locale = useLocale();
  const [left, setLeft] = useState(pack.editions.length - 2);
  const [right, setRight] = useState(pack.editions.length - 1);
  const [changedOnly, setChangedOnly] = useState(true);
  const before = pack.editions[left];
  const after = pack.editions[right];
  const parts = useMemo(
    () => (before && after ? compareEditions(before, after, locale) : []),
    [before, after, locale],
  );
  return (
    <>
      <div className="jx-versions-choice">
        <EditionChoice label={t('before')} {...{ pack, value: left, onChange: setLeft }} />
        <EditionChoice label={t('after')} {...{ pack, value: right, onChange: setRight }} />
        <Checkbox
          checked={changedOnly}
          onChange={(change) => setChangedOnly(change.target.checked)}
        >
          {t('onlyChanged')}
        </Checkbox>
      </div>
      {parts.map(({ part, rows }) => {
        const changed = rows.filter(differs);
        const shown = changedOnly ? changed : rows;
        if (rows.length === 0) return null;
        return (
          <section key={part} className="jx-rules-part">
            <h2>
              {t(`part_${part}`)}
              {changed.length > 0 && (
                <span className="jx-rules-aside">{t('changed', { count: changed.length })}</span>
              )}
            </h2>
            {shown.length === 0 ? (
              <p className="jx-secondary">{t('same')}</p>
            ) : (
              <Rows rows={shown} before={before} after={after} />
            )}
          </section>
        );
      })}
    </>
  );
}

function EditionChoice(props: {
  readonly label: string;
  readonly pack: Pack;
  readonly value: number;
  readonly onChange: (at: number) => void;
}) {
  const t = useWords(versionsWords);
  return (
    <Select
      aria-label={props.label}
      className="jx-versions-select"
      value={props.value}
      options={props.pack.editions.map((edition, at) => ({
        value: at,
        label: t('version', { version: edition.version }),
      }))}
      onChange={props.onChange}
    />
  );
}

function Rows(props: {
  readonly rows: readonly Row[];
  readonly before: PackEdition | undefined;
  readonly after: PackEdition | undefined;
}) {
  const t = useWords(versionsWords);
  const heads = [props.before, props.after].map((edition) =>
    t('version', { version: edition?.version ?? '' }),
  );
  return (
    <Sheet padding="flush">
      <table className="jx-rules-table jx-versions-table">
        <thead>
          <tr>
            <th scope="col">{t('subject')}</th>
            <th scope="col">{heads[0]}</th>
            <th scope="col">{heads[1]}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.id} className={differs(row) ? 'jx-versions-changed' : undefined}>
              <th scope="row">
                {row.name}
                {differs(row) && <span className="jx-rules-aside">{t(kindOf(row))}</span>}
              </th>
              <td>
                <Lines text={row.before} other={row.after} sign="del" head={heads[0] ?? ''} />
              </td>
              <td>
                <Lines text={row.after} other={row.before} sign="ins" head={heads[1] ?? ''} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

function kindOf({ before, after }: Row): 'added' | 'removed' | 'altered' {
  return before === null ? 'added' : after === null ? 'removed' : 'altered';
}

/** Line by line, so that one changed line of twelve is seen. */
function Lines(props: {
  readonly text: string | null;
  readonly other: string | null;
  readonly sign: 'del' | 'ins';
  readonly head: string;
}) {
  const t = useWords(versionsWords);
  const { text, other, sign: Sign, head } = props;
  const elsewhere = new Set((other ?? '').split('\n'));
  return (
    <>
      <span className="jx-versions-head">{head}</span>
      {text === null ? (
        <span className="jx-tertiary">{t('nothing')}</span>
      ) : (
        text.split('\n').map((line, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a line has no identity but its place
          <span key={at} className="jx-versions-line">
            {elsewhere.has(line) ? line : <Sign>{line}</Sign>}
          </span>
        ))
      )}
    </>
  );
}
