/**
 * What people are told. `mailed`: also by letter, because something is decided or has to be done; the rest is read in the
 * product. The words are made from kind and detail where they are read.
 */
export const NOTICE_KINDS = {
  /** A case was handed in and waits: number, title, office, dueOn, silentOn. */
  'case.opened': { mailed: false, topic: 'decisions' },
  /** Approved, and its hours count: number, title, hours (null: it decides none), unit, step. */
  'case.counted': { mailed: true, topic: 'decisions' },
  /** Approved at a step that does not count yet: number, title, step. */
  'case.passed-on': { mailed: false, topic: 'decisions' },
  /** A later office confirmed what counts already: number, title, step. */
  'case.confirmed': { mailed: false, topic: 'decisions' },
  /** An office did not speak in time, which is a pass: number, title, step, counted. */
  'case.passed-by-silence': { mailed: false, topic: 'decisions' },
  /** Sent back to be mended: number, title, step, opinion. */
  'case.returned': { mailed: true, topic: 'decisions' },
  /** Refused: number, title, step, opinion. */
  'case.rejected': { mailed: true, topic: 'decisions' },
  /** Counted hours were taken back: number, title, step, opinion. */
  'case.vetoed': { mailed: true, topic: 'decisions' },
  /** A sample failed, and an earlier step does it again: number, title, step, opinion. */
  'case.redone': { mailed: false, topic: 'decisions' },
  /** To those at the office: the person reminds them: number, title, office. */
  'case.nudged': { mailed: false, topic: 'duties' },
  /** To those at the office: a unit asks to open it again: number, title, office. */
  'case.reopening-asked': { mailed: false, topic: 'duties' },
  /** The unit wrote something down for the person and handed it in: number, title, unit, by, declarationId. */
  'registration.made': { mailed: false, topic: 'decisions' },
  /** To the clerk: the person says that it is not so. number, name, title. */
  'registration.objected': { mailed: true, topic: 'duties' },
  /** Another record changed what this one counts, or would count: title, before, after, unit, pending, becauseTitle. */
  'record.recounted': { mailed: false, topic: 'hours' },
  /** The rules of the place changed: packName, what, period, before, after, unit, met, metBefore, onlyPending. */
  'rules.changed': { mailed: true, topic: 'hours' },
  /** Facts of the person changed, and with them what a period counts: as rules.changed; `what` names the facts. */
  'facts.changed': { mailed: true, topic: 'hours' },
  /** Rules or facts changed, and sealed hours stay as they are: packName, what, period, sealedFrom, sealedLast, held, would, unit. */
  'recount.left': { mailed: false, topic: 'hours' },
  /** A change of rules waits for this officer: trialId, number, place, proposer. */
  'rules.submitted': { mailed: true, topic: 'duties' },
  /** The bureau answered a department's proposal: trialId, number, place, takenUp, reason. */
  'rules.answered': { mailed: true, topic: 'duties' },
  /** number, period, document. */
  'certificate.issued': { mailed: true, topic: 'certificates' },
  /** number, period, document, because, short, unit. */
  'certificate.revoked': { mailed: true, topic: 'certificates' },
  /** Still met, with fewer hours; a new one follows: number, period, document, because. */
  'certificate.replaced': { mailed: true, topic: 'certificates' },
  /** Earned, and cannot be printed yet; to the holder: period, code, characters. */
  'certificate.waiting': { mailed: true, topic: 'certificates' },
  /** The same, to the officers of the issuer: personId, name, period, code, characters. */
  'certificate.cannot-print': { mailed: true, topic: 'duties' },
  /** Who answers for the person reminds of what is missing: by, unitName, year, lastDay, short, unit, missing. */
  'hours.reminded': { mailed: true, topic: 'reminders' },
  /** The unit shows the results of a year: unitName, year, lastDay, unitId, postingId. */
  'posting.opened': { mailed: true, topic: 'postings' },
  /** An objection was answered: year, outcome, answer, unitId, postingId. */
  'posting.answered': { mailed: true, topic: 'postings' },
  /** Somebody objects; to the unit's administrators: name, year, unitId, postingId. */
  'posting.objected': { mailed: true, topic: 'duties' },
  /** A course is finished, its hours are provisional until a day: title, settlesOn, enrolmentId. */
  'study.provisional': { mailed: false, topic: 'hours' },
  /** A course counts: title, enrolmentId. */
  'study.completed': { mailed: true, topic: 'hours' },
  /** Somebody looks at a record of study that seems odd: title, enrolmentId. */
  'study.looked-at': { mailed: false, topic: 'decisions' },
  /** Somebody asks about it: title, opinion, enrolmentId. */
  'study.asked': { mailed: true, topic: 'decisions' },
  /** It was not credited: title, opinion, enrolmentId. */
  'study.not-credited': { mailed: true, topic: 'decisions' },
  /** Time that was not credited was contested, and is now, or stays so: title, opinion, enrolmentId. */
  'study.appeal-granted': { mailed: true, topic: 'decisions' },
  'study.appeal-refused': { mailed: true, topic: 'decisions' },
  /** A reflection counts, or lost its hours at a check: title, opinion. */
  'study.reflection-counted': { mailed: false, topic: 'hours' },
  'study.reflection-taken-back': { mailed: true, topic: 'decisions' },
  /** An examination or its homework was decided: title, passed. */
  'study.exam-decided': { mailed: true, topic: 'decisions' },
  /** To the author: what became of a course: title, to, opinion, courseId. */
  'course.decided': { mailed: true, topic: 'duties' },
} as const;

/** What a person chooses ways for. `usual`: where nothing was chosen; text messages cost money and wait to be asked for. */
export const TOPICS = {
  /** What became of a declaration. */
  decisions: { usual: { email: true, sms: false }, forOfficers: false },
  /** Hours that changed because something else did, such as the rules. */
  hours: { usual: { email: true, sms: false }, forOfficers: false },
  certificates: { usual: { email: true, sms: false }, forOfficers: false },
  reminders: { usual: { email: true, sms: false }, forOfficers: false },
  /** Results that the unit shows, and answers to objections. */
  postings: { usual: { email: true, sms: false }, forOfficers: false },
  /** What somebody who holds an office has to see to. */
  duties: { usual: { email: true, sms: false }, forOfficers: true },
} as const;

export type Topic = keyof typeof TOPICS;
export type Ways = { readonly email: boolean; readonly sms: boolean };

export function isTopic(text: string): text is Topic {
  return text in TOPICS;
}

/** Does anything of this topic ever leave the product? */
export function leavesProduct(topic: Topic): boolean {
  return Object.values(NOTICE_KINDS).some((kind) => kind.topic === topic && kind.mailed);
}

export type NoticeKind = keyof typeof NOTICE_KINDS;

type Words = { readonly 'zh-CN': string; readonly en: string };

/** Names, numbers, amounts, and labels in both languages. */
export type NoticeDetail = Readonly<Record<string, string | boolean | null | Words>>;

export type Notice = {
  readonly noticeId: string;
  readonly kind: NoticeKind;
  readonly detail: NoticeDetail;
  readonly at: Date;
  readonly readAt: Date | null;
};
