import type { Formats } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Translate } from '../../i18n/words.ts';
import { amountUnit } from '../hours/subjects.ts';
import { paths, postingAddress, studyAddress } from '../../app/pages.ts';
import type { noticesWords } from './notices-words.ts';
import type { Notice } from './queries.ts';

type Words = Translate<(typeof noticesWords)['zh-CN']>;

/** A notice in words: what happened, what else to know, and where to look. */
export type Told = {
  readonly sentence: string;
  readonly more: readonly string[];
  readonly to: string | undefined;
  readonly about:
    | 'seeTrack'
    | 'seeHours'
    | 'seeCertificates'
    | 'seeRules'
    | 'seeMissing'
    | 'seePosting'
    | 'seeCourse';
};

type Said = { readonly t: Words; readonly f: Formats; readonly locale: Locale };

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** Reads the detail of a notice; what is not there is left out. */
function reader(notice: Notice, locale: Locale) {
  const value = (name: string) => notice.detail[name];
  return {
    text: (name: string): string => {
      const found = value(name);
      if (typeof found === 'string') return found;
      return typeof found === 'object' && found !== null ? found[locale] : '';
    },
    yes: (name: string): boolean => value(name) === true,
  };
}

/** Amounts of a notice in what its rulebook counts; notices from before that was said count hours. */
function amounts(notice: Notice, { f, locale }: Omit<Said, 't'>) {
  const { text } = reader(notice, locale);
  const unit = amountUnit(text('unit'));
  return (name: string): string => f.amount(text(name) || '0', unit);
}

export function tellNotice(notice: Notice, said: Said): Told {
  const group = notice.kind.split('.')[0];
  if (group === 'case') return tellCase(notice, said);
  if (group === 'certificate') return tellCertificate(notice, said);
  if (group === 'posting') return tellPosting(notice, said);
  if (notice.kind === 'hours.reminded') return tellReminder(notice, said);
  if (group === 'study' || group === 'course') return tellStudy(notice, said);
  if (group === 'registration') return tellRegistration(notice, said);
  return tellRecord(notice, said);
}

function tellRegistration(notice: Notice, { t, locale }: Said): Told {
  const { text } = reader(notice, locale);
  const told = (sentence: string, to: string | undefined): Told => ({
    sentence,
    more: [],
    to,
    about: 'seeTrack',
  });
  switch (notice.kind) {
    case 'registration.made': {
      const of = { unit: text('unit'), by: text('by'), title: text('title') };
      const id = text('declarationId');
      return told(
        t('registration.made', of),
        id === '' ? undefined : `${paths.declarations}/${id}`,
      );
    }
    case 'registration.objected': {
      const of = { name: text('name'), number: text('number') };
      return told(t('registration.objected', of), paths.records);
    }
    default:
      return told(t('other'), undefined);
  }
}

function tellCase(notice: Notice, { t, f, locale }: Said): Told {
  const { text } = reader(notice, locale);
  const amount = amounts(notice, { f, locale });
  const title = text('title');
  const step = text('step');
  const opinion = text('opinion');
  const more = opinion === '' ? [] : [t('opinion', { opinion })];
  const owner = notice.detail['ownerKind'] === 'declaration' ? text('ownerId') : '';
  const told = (sentence: string, extra: readonly string[] = []): Told => ({
    sentence,
    more: [...extra, ...more],
    to: owner === '' ? undefined : `${paths.declarations}/${owner}`,
    about: 'seeTrack',
  });
  switch (notice.kind) {
    case 'case.opened': {
      const [due, silent] = [text('dueOn'), text('silentOn')];
      const by = isDay(silent)
        ? [t('case.opened.silent', { date: f.dayEnd(silent) })]
        : isDay(due)
          ? [t('case.opened.due', { date: f.dayEnd(due) })]
          : [];
      const office = text('office');
      // Told late, the office may have decided already and holds it no longer.
      return told(
        office === '' ? t('case.opened.bare', { title }) : t('case.opened', { title, office }),
        by,
      );
    }
    case 'case.counted':
      return told(
        text('hours') === ''
          ? t('case.counted.bare', { title })
          : t('case.counted', { title, hours: amount('hours') }),
      );
    case 'case.passed-on':
      return told(t('case.passed-on', { title, step }));
    case 'case.confirmed':
      return told(t('case.confirmed', { title, step }));
    case 'case.passed-by-silence':
      return told(t('case.passed-by-silence', { title, step }));
    case 'case.returned':
      return told(t('case.returned', { title }));
    case 'case.rejected':
      return told(t('case.rejected', { title }));
    case 'case.vetoed':
      return told(t('case.vetoed', { title }));
    case 'case.redone':
      return told(t('case.redone', { title, step }));
    case 'case.nudged':
      return told(t('case.nudged', { title, number: text('number'), office: text('office') }));
    case 'case.reopening-asked':
      return told(t('case.reopening-asked', { title, number: text('number') }));
    default:
      return told(t('other'));
  }
}

function tellRecord(notice: Notice, { t, f, locale }: Said): Told {
  const { text, yes } = reader(notice, locale);
  const amount = amounts(notice, { f, locale });
  if (notice.kind === 'rules.submitted') {
    const of = { place: text('place'), number: text('number'), name: text('proposer') };
    return {
      sentence: t('rules.submitted', of),
      more: [],
      to: `${paths.rules}/trials/${text('trialId')}`,
      about: 'seeRules',
    };
  }
  if (notice.kind === 'rules.answered') {
    const of = { place: text('place'), number: text('number'), reason: text('reason') };
    return {
      sentence: yes('takenUp') ? t('rules.takenUp', of) : t('rules.declined', of),
      more: [],
      to: `${paths.rules}/trials/${text('trialId')}`,
      about: 'seeRules',
    };
  }
  if (notice.kind === 'rules.changed' || notice.kind === 'facts.changed') {
    return tellRules(notice, { t, f, locale });
  }
  if (notice.kind === 'recount.left') {
    const of = {
      what: text('what'),
      period: text('period'),
      from: f.date(text('sealedFrom')),
      to: f.date(text('sealedLast')),
      held: amount('held'),
      would: amount('would'),
    };
    return { sentence: t('recount.left', of), more: [], to: paths.hours, about: 'seeHours' };
  }
  if (notice.kind !== 'record.recounted') {
    return { sentence: t('other'), more: [], to: undefined, about: 'seeHours' };
  }
  const moved = { title: text('title'), before: amount('before'), after: amount('after') };
  const because = text('becauseTitle');
  return {
    sentence: yes('pending') ? t('record.recounted.pending', moved) : t('record.recounted', moved),
    more: because === '' ? [] : [t('record.recounted.because', { title: because })],
    to: paths.hours,
    about: 'seeHours',
  };
}

const STUDY = [
  'study.provisional',
  'study.completed',
  'study.looked-at',
  'study.asked',
  'study.not-credited',
  'study.appeal-granted',
  'study.appeal-refused',
  'study.reflection-counted',
  'study.reflection-taken-back',
] as const;
const COURSE_ENDS = ['published', 'returned', 'refused'] as const;

function tellStudy(notice: Notice, { t, f, locale }: Said): Told {
  const { text, yes } = reader(notice, locale);
  const title = text('title');
  const opinion = text('opinion');
  const enrolmentId = text('enrolmentId');
  const settlesOn = text('settlesOn');
  const told = (sentence: string, to: string): Told => ({
    sentence,
    more: opinion === '' ? [] : [t('opinion', { opinion })],
    to,
    about: 'seeCourse',
  });
  if (notice.kind === 'study.exam-decided')
    return told(
      t(yes('passed') ? 'study.exam-passed' : 'study.exam-failed', { title }),
      paths.exams,
    );
  if (notice.kind === 'course.decided') {
    const end = COURSE_ENDS.find((one) => one === text('to')) ?? 'returned';
    return told(t(`course.${end}`, { title }), `${paths.keptCourses}/${text('courseId')}`);
  }
  const kind = STUDY.find((one) => one === notice.kind);
  if (kind === undefined) return told(t('other'), paths.courses);
  const date = isDay(settlesOn) ? f.date(settlesOn) : '';
  return told(
    t(kind, { title, date }),
    enrolmentId === '' ? paths.courses : studyAddress(enrolmentId),
  );
}

function tellReminder(notice: Notice, { t, f, locale }: Said): Told {
  const { text } = reader(notice, locale);
  const lastDay = text('lastDay');
  const missing = text('missing');
  return {
    sentence: t('hours.reminded', {
      by: text('by'),
      unit: text('unitName'),
      year: text('year'),
      short: amounts(notice, { f, locale })('short'),
    }),
    more: [
      ...(missing === '' ? [] : [t('hours.reminded.missing', { missing })]),
      ...(isDay(lastDay) ? [t('hours.reminded.by', { date: f.weekdayDate(lastDay) })] : []),
    ],
    to: paths.home,
    about: 'seeMissing',
  };
}

function tellPosting(notice: Notice, { t, f, locale }: Said): Told {
  const { text } = reader(notice, locale);
  const year = text('year');
  const lastDay = text('lastDay');
  const answer = text('answer');
  const told = (sentence: string, more: readonly string[] = []): Told => ({
    sentence,
    more,
    to: postingAddress(text('unitId'), text('postingId')),
    about: 'seePosting',
  });
  switch (notice.kind) {
    case 'posting.opened':
      return told(
        t('posting.opened', { unit: text('unitName'), year }),
        isDay(lastDay) ? [t('posting.opened.by', { date: f.dayEnd(lastDay) })] : [],
      );
    case 'posting.answered':
      return told(
        t(text('outcome') === 'upheld' ? 'posting.upheld' : 'posting.dismissed', { year }),
        answer === '' ? [] : [t('posting.answer', { answer })],
      );
    default:
      return told(t('posting.objected', { name: text('name'), year }));
  }
}

function tellRules(notice: Notice, { t, f, locale }: Said): Told {
  const { text, yes } = reader(notice, locale);
  const amount = amounts(notice, { f, locale });
  const of = {
    pack: text('packName'),
    period: text('period'),
    before: amount('before'),
    after: amount('after'),
  };
  const how = yes('onlyPending') ? '.pending' : of.before === of.after ? '.parts' : '';
  const what = { what: text('what') };
  const facts = notice.kind === 'facts.changed';
  const sentence = facts
    ? t(`facts.changed${how}`, { ...of, ...what })
    : t(`rules.changed${how}`, of);
  const verdict =
    yes('met') === yes('metBefore')
      ? []
      : [yes('met') ? t('rules.changed.nowMet', of) : t('rules.changed.nowShort', of)];
  return {
    sentence,
    more: facts ? verdict : [...verdict, t('rules.changed.what', what)],
    to: paths.hours,
    about: 'seeHours',
  };
}

const DOCUMENTS = ['document.certificate', 'document.statement', 'document.course'] as const;
const BECAUSE = ['hours-corrected', 'rules-or-facts-changed'] as const;

function tellCertificate(notice: Notice, { t, f, locale }: Said): Told {
  const { text } = reader(notice, locale);
  const document = t(
    DOCUMENTS.find((one) => one === `document.${text('document')}`) ?? 'document.certificate',
  );
  const of = { period: text('period'), number: text('number'), document };
  const reason = BECAUSE.find((one) => one === text('because'));
  const short = text('short');
  const told = (sentence: string, more: readonly string[] = []): Told => ({
    sentence,
    more,
    to: paths.certificates,
    about: 'seeCertificates',
  });
  switch (notice.kind) {
    case 'certificate.issued':
      return told(t('certificate.issued', of));
    case 'certificate.revoked':
      return told(t('certificate.revoked', of), [
        ...(reason ? [t(`because.${reason}`)] : []),
        ...(short === '' || short === '0'
          ? []
          : [t('certificate.revoked.short', { short: amounts(notice, { f, locale })('short') })]),
      ]);
    case 'certificate.replaced':
      return told(t('certificate.replaced', of), reason ? [t(`because.${reason}`)] : []);
    case 'certificate.waiting':
      return told(t('certificate.waiting', of));
    case 'certificate.cannot-print':
      return {
        ...told(t('certificate.cannot-print', { ...of, name: text('name') })),
        to: paths.deskCertificates,
      };
    default:
      return told(t('other'));
  }
}
