import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import type { CaseWork, Check } from './case-work.ts';
import type { FactRow } from './fact-rows.ts';
import { reviewWords } from './review-words.ts';

export function useSay() {
  const t = useWords(reviewWords);
  const f = useFormats();
  const label = useLabel();
  return { t, f, label };
}

/** Facts as rows to compare with a named page; choosing one marks its line on the evidence. */
export function CaseFacts(props: {
  readonly rows: readonly FactRow[];
  readonly work: CaseWork;
  /** Only who decides ticks. */
  readonly checking: boolean;
  readonly onChoose: (factId: string) => void;
  readonly onCheck: (factId: string, check: Check | undefined) => void;
}) {
  const { rows, work, checking } = props;
  const { t } = useSay();
  return (
    <section>
      <div className="jx-facts-head">
        <h3>{checking ? t('factsHead') : t('noEvidenceHead')}</h3>
        {checking && (
          <span className="jx-small jx-secondary jx-key-legend">
            <KeyHint>{t('space')}</KeyHint> {t('agree')} <KeyHint>E</KeyHint> {t('wrong')}
          </span>
        )}
      </div>
      <div role="list">
        {rows.map((row) => (
          <div
            key={row.id}
            className="jx-fact-row"
            role="listitem"
            aria-current={work.fact === row.id ? 'true' : undefined}
          >
            <span>{row.name}</span>
            <button
              type="button"
              className={row.given ? 'jx-fact-value' : 'jx-fact-value jx-tertiary'}
              aria-pressed={work.fact === row.id}
              onClick={() => props.onChoose(row.id)}
            >
              {row.value}
            </button>
            <span>
              {row.place !== undefined && (
                <button
                  type="button"
                  className="jx-fact-place"
                  onClick={() => props.onChoose(row.id)}
                >
                  {row.place}
                </button>
              )}
            </span>
            {checking && row.given ? (
              <CheckButton row={row} check={work.checks[row.id]} onCheck={props.onCheck} />
            ) : (
              <span />
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

/** Open → agrees → wrong → open, one press each; the word says where it stands. */
function CheckButton(props: {
  readonly row: FactRow;
  readonly check: Check | undefined;
  readonly onCheck: (factId: string, check: Check | undefined) => void;
}) {
  const { row, check, onCheck } = props;
  const { t } = useSay();
  const next = check === undefined ? 'agreed' : check === 'agreed' ? 'wrong' : undefined;
  const state = check === 'agreed' ? t('isAgreed') : check === 'wrong' ? t('isWrong') : t('isOpen');
  return (
    <button
      type="button"
      className={`jx-fact-check jx-fact-check-${check ?? 'open'}`}
      aria-label={t('checkLabel', { field: row.name, state })}
      onClick={() => onCheck(row.id, next)}
    >
      {check === 'agreed' && <Icon name="check" size={16} />}
      {check === 'wrong' && <Icon name="close" size={16} />}
      {check === undefined && <span className="jx-fact-box" />}
      {state}
    </button>
  );
}
