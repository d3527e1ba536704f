import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { SectionHead, Sheet } from '../../ui/layout.tsx';
import type { Finding } from './trial-queries.ts';
import { trialWords } from './trial-words.ts';

/** What is to be mended, each at its line and column. */
export function Findings(props: {
  readonly findings: readonly Finding[];
  readonly goTo?: (finding: Finding) => void;
}) {
  const t = useWords(trialWords);
  const label = useLabel();
  const { findings, goTo } = props;
  return (
    <section className="jx-trial-findings" aria-live="polite">
      <SectionHead title={t('findings')} count={findings.length} />
      <Sheet padding="flush">
        <ol>
          {findings.map((finding) => {
            const { part, line, column, message, severity } = finding;
            const at = t('findingAt', {
              part: part === 'edition' ? t('partEdition') : t('partExamples'),
              line,
              column,
            });
            return (
              <li key={`${part} ${line} ${column} ${message.en}`}>
                {goTo === undefined ? (
                  <b>{at}</b>
                ) : (
                  <button
                    type="button"
                    className="jx-trial-name"
                    aria-label={`${at}, ${t('goTo')}`}
                    onClick={() => goTo(finding)}
                  >
                    {at}
                  </button>
                )}
                {severity === 'warning' && <span className="jx-secondary"> {t('warning')}</span>}
                <p>{label(message)}</p>
              </li>
            );
          })}
        </ol>
      </Sheet>
    </section>
  );
}
