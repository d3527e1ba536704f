import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useFormats } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { FieldError } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { checkWords } from './check-words.ts';
import { AskedLine, CertificateFacts } from './outcome.tsx';
import { checkFile, type CheckedFile } from './queries.ts';
import { Refused } from './refused.tsx';
import { useDroppedFile } from './use-dropped-file.ts';

/** As the server: a certificate of ours is a tenth of it. */
const FILE_BYTES_MAX = 5 * 1024 * 1024;

/** Choose or drop; the bytes are compared on the server and kept nowhere. */
export function PdfCheck() {
  const t = useWords(checkWords);
  const f = useFormats();
  const heading = useId();
  const [refused, setRefused] = useState<string>();
  const asked = useMutation({ mutationFn: checkFile });
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    const limit = f.fileSize(FILE_BYTES_MAX);
    const tooLarge = file.size > FILE_BYTES_MAX;
    const otherType = file.type !== '' && file.type !== 'application/pdf';
    setRefused(undefined);
    asked.reset();
    if (otherType) setRefused(t('pdfNotPdf'));
    else if (tooLarge) setRefused(t('pdfTooLarge', { size: f.fileSize(file.size), limit }));
    else asked.mutate(file);
  };
  const over = useDroppedFile(take);
  return (
    <section className="jx-check-part" aria-labelledby={heading}>
      <h2 id={heading}>{t('pdfTitle')}</h2>
      <label className={over ? 'jx-check-drop jx-check-drop-over' : 'jx-check-drop'}>
        <input
          type="file"
          className="jx-visually-hidden"
          accept="application/pdf,.pdf"
          onChange={(change) => {
            take(change.target.files?.[0]);
            change.target.value = '';
          }}
        />
        <Icon name="file" size={32} />
        <span>
          <b>{t('choosePdf')}</b>
          <span className="jx-small jx-secondary">{t('pdfHow')}</span>
        </span>
      </label>
      <div role="status">
        {asked.isPending && (
          <p className="jx-secondary">{t('pdfBusy', { name: asked.variables.name })}</p>
        )}
        {asked.isSuccess && <FileAnswer answer={asked.data} name={asked.variables.name} />}
      </div>
      {refused !== undefined && (
        <div role="alert">
          <FieldError>{refused}</FieldError>
        </div>
      )}
      {asked.isError && <Refused error={asked.error} />}
      {asked.isIdle && refused === undefined && <Outcomes />}
    </section>
  );
}

function Outcomes() {
  const t = useWords(checkWords);
  return (
    <>
      <p className="jx-small jx-secondary">{t('pdfOutcomes')}</p>
      <ul className="jx-check-outcomes">
        <li>
          <StateMark state="counted">{t('pdfAsIssued')}</StateMark>
        </li>
        <li>
          <StateMark state="cut">{t('pdfEnded')}</StateMark>
        </li>
        <li>
          <StateMark state="refused">{t('pdfForeign')}</StateMark>
        </li>
      </ul>
    </>
  );
}

const MARKS = {
  'as-issued': ['counted', 'pdfAsIssued'],
  'issued-but-revoked-or-replaced': ['cut', 'pdfEnded'],
  'not-issued-by-us': ['refused', 'pdfForeign'],
} as const;

const REASONS = new Set(Object.keys(checkWords['zh-CN']).filter((key) => key.startsWith('pdf.')));

function FileAnswer({ answer, name }: { readonly answer: CheckedFile; readonly name: string }) {
  const t = useWords(checkWords);
  const locale = useLocale();
  const [state, words] = MARKS[answer.verdict];
  const key = `pdf.${answer.reason ?? ''}`;
  const sentences: Readonly<Record<string, string>> = checkWords[locale];
  return (
    <div className="jx-check-file">
      <p className="jx-small jx-secondary">{t('pdfResult', { name })}</p>
      <StateMark state={state} strong size={14}>
        {t(words)}
      </StateMark>
      {answer.verdict === 'not-issued-by-us' && (
        <p>{REASONS.has(key) ? sentences[key] : t('pdf.other')}</p>
      )}
      {answer.certificate !== null && <CertificateFacts certificate={answer.certificate} />}
      <AskedLine checked={answer} />
    </div>
  );
}
