import { useLabel } from '../../i18n/label.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Sheet } from '../../ui/layout.tsx';
import type { PackPage } from './queries.ts';
import { RuleLink } from './rule-link.tsx';
import { rulebooksWords } from './rulebooks-words.ts';

type Of = { readonly pack: PackPage };

/** Each kind with its lines, in the order in which they are tried: the first that fits decides. */
export function KindTable({ pack }: Of) {
  const t = useWords(rulebooksWords);
  const f = useFormats();
  const label = useLabel();
  return (
    <section className="jx-rules-part" id="part-counts">
      <h2>{t('counts')}</h2>
      <p className="jx-small jx-secondary">{t('countsLead')}</p>
      <Sheet padding="flush">
        <ul className="jx-rules-kinds">
          {pack.kinds.map((kind) => (
            <li key={kind.id}>
              <h3>
                {label(kind.label)}
                <span className="jx-rules-aside">{f.list(kind.categories.map(label))}</span>
              </h3>
              <ol className="jx-rules-lines">
                {kind.lines.map((line, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- a line has no identity but its place
                  <li key={at}>
                    <span className="jx-rules-when">
                      {line.when === null
                        ? kind.lines.length > 1
                          ? t('otherwise')
                          : ''
                        : label(line.when)}
                      {line.reading !== null && (
                        <span className="jx-rules-aside">
                          {t('reading', { choice: label(line.reading) })}
                        </span>
                      )}
                    </span>
                    <span>
                      {label(line.gives)} <RuleLink rule={line.rule} />
                    </span>
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ul>
      </Sheet>
    </section>
  );
}

const WHEN = {
  'requirement-met': 'certificateMet',
  'record-counted': 'certificateRecord',
  'year-verified': 'certificateVerified',
} as const;

/** What proves it in the end, who prints it, and when it comes to be. */
export function CertificatePart({ pack }: Of) {
  const t = useWords(rulebooksWords);
  const f = useFormats();
  const label = useLabel();
  const certificate = pack.certificateRule;
  if (certificate === null) return null;
  const printers = certificate.printedBy.map((who) => printerWord(who, t));
  return (
    <section className="jx-rules-part" id="part-certificate">
      <h2>{t('certificate')}</h2>
      <Sheet>
        <b>{label(certificate.title)}</b> <RuleLink rule={certificate.rule} />
        <p>{t(WHEN[certificate.when])}</p>
        <p className="jx-law jx-secondary">{label(certificate.closing)}</p>
        <p className="jx-small jx-secondary">{t('printedBy', { list: f.list(printers) })}</p>
        {certificate.seal !== null && (
          <p className="jx-small jx-secondary">{label(certificate.seal)}</p>
        )}
      </Sheet>
    </section>
  );
}

/** What is given out for single courses and examinations, beside what proves the year or the period. */
export function CourseCertificatePart({ pack }: Of) {
  const t = useWords(rulebooksWords);
  const f = useFormats();
  const label = useLabel();
  const found = pack.courseCertificate;
  if (found === null) return null;
  const parts = found.of.map((part) => t(`certificateOf.${part}`));
  const list = f.list(parts);
  const categories = f.list((found.categories ?? []).map(label));
  return (
    <section className="jx-rules-part" id="part-course-certificate">
      <h2>{t('courseCertificate')}</h2>
      <Sheet>
        <b>{label(found.title)}</b> <RuleLink rule={found.rule} />
        <p>
          {found.categories === null
            ? t('certificateOfAll', { list })
            : t('certificateOfSome', { list, categories })}
        </p>
        <p className="jx-law jx-secondary">{label(found.closing)}</p>
        <p className="jx-small jx-secondary">
          {t('printedBy', { list: f.list(found.printedBy.map((who) => printerWord(who, t))) })}
        </p>
      </Sheet>
    </section>
  );
}

/** Relations of a unit are few and named; one that a pack adds is "an office that the place names". */
function printerWord(
  who: string,
  t: (key: 'person' | 'unit' | 'authority' | 'bureau' | 'printingOffice' | 'namedOffice') => string,
): string {
  if (who === 'person' || who === 'unit' || who === 'authority' || who === 'bureau') return t(who);
  return who === 'printing-office' ? t('printingOffice') : t('namedOffice');
}

const GROUPS = ['review', 'account', 'assessment', 'filing', 'routing'] as const;

/** Beside the hours: who samples, how one is examined, what is filed. */
export function NoteList({ pack }: Of) {
  const t = useWords(rulebooksWords);
  const label = useLabel();
  const groups = GROUPS.map((group) => ({
    group,
    notes: pack.notes.filter((note) => note.group === group),
  })).filter(({ notes }) => notes.length > 0);
  if (groups.length === 0) return null;
  return (
    <section className="jx-rules-part" id="part-procedures">
      <h2>{t('procedures')}</h2>
      <Sheet padding="flush">
        <ul className="jx-rules-kinds">
          {groups.map(({ group, notes }) => (
            <li key={group}>
              <h3>{t(`notes_${group}`)}</h3>
              <ul>
                {notes.map((note) => (
                  <li key={`${note.rule} ${note.text['zh-CN']}`}>
                    {label(note.text)} <RuleLink rule={note.rule} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </Sheet>
    </section>
  );
}
