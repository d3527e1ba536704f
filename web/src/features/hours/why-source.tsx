import { useWords } from '../../i18n/words.ts';
import type { ExplanationLabels } from './explanation.ts';
import { hoursWords } from './hours-words.ts';

/** The articles behind the chain, ours in words, the law's in type; the deciding one first. */
export function WhySource(props: {
  readonly rules: readonly string[];
  readonly labels: ExplanationLabels;
  readonly pack: string;
}) {
  const t = useWords(hoursWords);
  const known = props.rules.flatMap((id) => {
    const words = props.labels.rules[id];
    return words === undefined ? [] : [{ id, ...words }];
  });
  const cited = known.filter((rule) => rule.article !== undefined || rule.document !== undefined);
  // The same article often stands behind several steps.
  const articles = cited.filter(
    (rule, index) =>
      cited.findIndex(
        (other) => other.article === rule.article && other.document === rule.document,
      ) === index,
  );
  return (
    <>
      {articles.map((rule) => (
        <div key={rule.id} className="jx-why-article">
          {rule.article !== undefined && <p className="jx-law">{rule.article}</p>}
          <div className="jx-tiny jx-tertiary">
            {rule.document !== undefined && <span>{rule.document} </span>}
            <span>{t('paraphrased')}</span>
            {rule.href !== undefined && (
              <a className="jx-why-original" href={rule.href} data-rule={rule.id}>
                {t('seeSource')}
              </a>
            )}
          </div>
          {rule.grade === 'secondary' && <p className="jx-why-grade">{t('gradeSecondary')}</p>}
          {rule.grade === 'reconstructed' && (
            <p className="jx-why-grade">{t('gradeReconstructed')}</p>
          )}
        </div>
      ))}
      <div className="jx-tiny jx-tertiary">{t('pack', { pack: props.pack })}</div>
    </>
  );
}
