import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { MetaLine, Sheet } from '../../ui/layout.tsx';
import type { PackPage } from './queries.ts';
import { rulebooksWords } from './rulebooks-words.ts';

type Of = { readonly pack: PackPage };

/** The anchors that every "see the source" of the product leads to. */
export function Articles({ pack }: Of) {
  const t = useWords(rulebooksWords);
  const label = useLabel();
  return (
    <section className="jx-rules-part" id="part-articles">
      <h2>{t('articles')}</h2>
      <p className="jx-small jx-secondary">{t('articlesLead')}</p>
      <Sheet padding="flush">
        <dl className="jx-rules-articles">
          {pack.rules.map((rule) => (
            <div key={rule.id} id={rule.id} tabIndex={-1}>
              <dt className="jx-tiny">{rule.id}</dt>
              <dd>
                <p className="jx-law">{label(rule.paraphrase)}</p>
                <MetaLine
                  items={[
                    label(rule.document),
                    ...(rule.inferred ? [t('inferred')] : [rule.article]),
                    ...(rule.grade === 'primary' || rule.inferred ? [] : [t(`${rule.grade}Short`)]),
                  ]}
                />
              </dd>
            </div>
          ))}
        </dl>
      </Sheet>
    </section>
  );
}

export function Sources({ pack }: Of) {
  const t = useWords(rulebooksWords);
  const f = useFormats();
  const label = useLabel();
  return (
    <section className="jx-rules-part" id="part-sources">
      <h2>{t('sources')}</h2>
      <ul className="jx-rules-statements">
        {pack.sources.map((source) => (
          <li key={source.title['zh-CN']}>
            {label(source.title)}
            <MetaLine
              items={[
                ...(source.grade === 'primary' ? [t('primary')] : [t(`${source.grade}Short`)]),
                ...(source.issued === null ? [] : [t('issued', { date: f.date(source.issued) })]),
              ]}
            />
            {source.note !== null && <p className="jx-small jx-secondary">{label(source.note)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
