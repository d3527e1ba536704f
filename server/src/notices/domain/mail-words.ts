import { dateParts, parseLocalDate } from '@jixu/kernel';
import type { NoticeDetail, NoticeKind } from './notice-kinds.ts';

export type MailLocale = 'zh-CN' | 'en';

type Template = { readonly subject: string; readonly line: string };

/**
 * Letters say that something happened and to which number, never what the evidence or an opinion says: mailboxes are shared
 * and addresses mistyped. `{name}` is taken from the notice.
 */
const TEMPLATES: Readonly<Record<MailLocale, Readonly<Partial<Record<NoticeKind, Template>>>>> = {
  'zh-CN': {
    'case.counted': { subject: '申报已通过', line: '您的申报 {number} 已通过，学时已计入。' },
    'case.returned': {
      subject: '申报被退回，请修改后再交',
      line: '您的申报 {number} 被退回。退回的原因和修改的办法，登录后可以看到。',
    },
    'case.rejected': {
      subject: '申报没有通过',
      line: '您的申报 {number} 没有通过。原因登录后可以看到。',
    },
    'case.vetoed': {
      subject: '已计入的学时被撤回',
      line: '申报 {number} 经核查，已计入的学时被撤回。原因和后续办法，登录后可以看到。',
    },
    'rules.changed': {
      subject: '规则有变化，您的学时已重新计算',
      line: '您所在地的继续教育规则有变化，您 {period} 年度的学时已重新计算。改了什么、您的学时怎么变，登录后可以看到。',
    },
    'facts.changed': {
      subject: '个人信息更正后，您的学时已重新计算',
      line: '您的个人信息（如职称、毕业时间）有更正，{period} 年度的学时已重新计算。您的学时怎么变，登录后可以看到。',
    },
    'rules.submitted': {
      subject: '有一项规则改动等您复核',
      line: '{place}有一项规则改动（试算 {number}）已送交复核。请登录后看清谁的学时会变，再决定是否发布。',
    },
    'rules.answered': {
      subject: '您提的规则改动有了答复',
      line: '您对{place}规则提的改动（试算 {number}），人社部门已经答复，登录后可以看到。',
    },
    'registration.objected': {
      subject: '本人对单位登记的内容有异议',
      line: '您登记的 {number}，本人提出了异议。内容登录后可以看到，审核人也会先看到。',
    },
    'study.completed': { subject: '课程学时已计入', line: '您学完的一门课程已计入学时。' },
    'study.asked': {
      subject: '人社部门想问问您的学习记录',
      line: '人社部门看了您一门课程的学习记录，有一个问题要请您回答。内容登录后可以看到。',
    },
    'study.not-credited': {
      subject: '一门课程的学习时间没有计入',
      line: '人社部门看过原始记录，您一门课程的学习时间没有计入。原因和申诉的办法，登录后可以看到。',
    },
    'study.appeal-granted': {
      subject: '学习时间申诉已通过',
      line: '您对学习时间的申诉已通过，申诉的时间已计入。',
    },
    'study.appeal-refused': {
      subject: '学习时间申诉没有通过',
      line: '您对学习时间的申诉没有通过。原因登录后可以看到。',
    },
    'study.reflection-taken-back': {
      subject: '自学反思没有通过抽查',
      line: '您的自学反思没有通过抽查，学时已收回，可以重写。原因登录后可以看到。',
    },
    'study.exam-decided': {
      subject: '考试有了结果',
      line: '您参加的一场考试有了结果，登录后可以看到。',
    },
    'course.decided': {
      subject: '课程有了审核结果',
      line: '您送审的课程有了结果，登录后可以看到。',
    },
    'certificate.issued': {
      subject: '证书已生成',
      line: '您 {period} 年度的{document}已生成，编号 {number}。',
    },
    'certificate.revoked': {
      subject: '证书已撤回',
      line: '您 {period} 年度的{document} {number} 已撤回。原因登录后可以看到；如有异议，请在 15 个工作日内提出。',
    },
    'certificate.replaced': {
      subject: '证书已更换',
      line: '您 {period} 年度的学时有更正，{document} {number} 已换成新的。请使用新的一份。',
    },
    'certificate.waiting': {
      subject: '证书暂时不能打印',
      line: '您 {period} 年度已达到要求，但证书暂时不能打印，人社部门已经知道。您现在不用做什么。',
    },
    'certificate.cannot-print': {
      subject: '有一张证书不能打印',
      line: '有一位人员 {period} 年度已达到要求，但证书不能打印。请登录查看原因并处理。',
    },
    'hours.reminded': {
      subject: '您的学时还没有学完',
      line: '您 {year} 年度还差 {short}{unit}，请在 {lastDay}前学完或申报。还差哪些、怎样补，登录后可以看到。',
    },
    'posting.opened': {
      subject: '年度学时结果公示',
      line: '{unitName} {year} 年度的学时结果正在公示，到 {lastDay}为止。有不同意见，请在公示期内登录提出。',
    },
    'posting.answered': {
      subject: '您对公示的意见有了答复',
      line: '您对 {year} 年度公示提出的意见有了答复。内容登录后可以看到。',
    },
    'posting.objected': {
      subject: '公示收到一条意见',
      line: '{year} 年度的公示收到一条意见，请您登录查看并答复。',
    },
  },
  en: {
    'case.counted': {
      subject: 'Your declaration was approved',
      line: 'Your declaration {number} was approved and its hours count.',
    },
    'case.returned': {
      subject: 'Your declaration was returned to be mended',
      line: 'Your declaration {number} was returned. Log in to see why, and how to mend it.',
    },
    'case.rejected': {
      subject: 'Your declaration was not approved',
      line: 'Your declaration {number} was not approved. Log in to see why.',
    },
    'case.vetoed': {
      subject: 'Counted hours were taken back',
      line: 'After verification the hours of declaration {number} were taken back. Log in to see why and what you can do.',
    },
    'rules.changed': {
      subject: 'The rules changed and your hours were counted anew',
      line: 'The rules of your place changed, and your hours of {period} were counted anew. Log in to see what changed and what it does to your hours.',
    },
    'facts.changed': {
      subject: 'Your data were corrected and your hours counted anew',
      line: 'Facts about you, such as title or graduation, were corrected, and your hours of {period} were counted anew. Log in to see what it does to your hours.',
    },
    'rules.submitted': {
      subject: 'A change of rules waits for you',
      line: 'A change of the rules of {place} (trial {number}) was submitted. Please log in, see whose hours it moves, and decide whether it is published.',
    },
    'rules.answered': {
      subject: 'The bureau answered your proposal',
      line: 'Your proposal for the rules of {place} (trial {number}) was answered. Please log in to read the answer.',
    },
    'registration.objected': {
      subject: 'Somebody objects to what you registered',
      line: 'The person objects to registration {number}. Log in to read why; whoever decides sees it first.',
    },
    'study.completed': {
      subject: 'A course counts towards your hours',
      line: 'A course that you finished now counts towards your hours.',
    },
    'study.asked': {
      subject: 'The bureau asks about your record of study',
      line: 'The bureau looked at your record of a course and has a question. Log in to read and answer it.',
    },
    'study.not-credited': {
      subject: 'Time on a course was not credited',
      line: 'The bureau looked at the raw record, and your time on a course was not credited. Log in for the reason and how to appeal.',
    },
    'study.appeal-granted': {
      subject: 'Your appeal about study time was granted',
      line: 'Your appeal about study time was granted; the time counts.',
    },
    'study.appeal-refused': {
      subject: 'Your appeal about study time was turned down',
      line: 'Your appeal about study time was turned down. Log in for the reason.',
    },
    'study.reflection-taken-back': {
      subject: 'A reflection did not stand its check',
      line: 'Your reflection did not stand a spot check; its hours were taken back, and you may write another. Log in for the reason.',
    },
    'study.exam-decided': {
      subject: 'An exam was decided',
      line: 'An exam that you sat was decided. Log in for the result.',
    },
    'course.decided': {
      subject: 'A course was decided',
      line: 'The course that you handed in was decided. Log in for the result.',
    },
    'certificate.issued': {
      subject: 'Your certificate is ready',
      line: 'Your {document} for {period} is ready. Its number is {number}.',
    },
    'certificate.revoked': {
      subject: 'Your certificate was revoked',
      line: 'Your {document} {number} for {period} was revoked. Log in to see why; you can object within 15 working days.',
    },
    'certificate.replaced': {
      subject: 'Your certificate was replaced',
      line: 'Hours of {period} were corrected, and your {document} {number} was replaced. Please use the new one.',
    },
    'certificate.waiting': {
      subject: 'Your certificate cannot be printed yet',
      line: 'You meet the requirement of {period}, but the certificate cannot be printed yet. The bureau knows; there is nothing for you to do.',
    },
    'certificate.cannot-print': {
      subject: 'A certificate cannot be printed',
      line: 'Somebody meets the requirement of {period}, but the certificate cannot be printed. Please log in to see why and settle it.',
    },
    'hours.reminded': {
      subject: 'You are still short of hours',
      line: 'For {year} you are still short of {short}{unit}. Please learn or declare them by {lastDay}; log in to see which, and how.',
    },
    'posting.opened': {
      subject: 'The hours of the year are posted for comment',
      line: '{unitName} has posted its hours of {year} until {lastDay}. If you disagree, log in and say so by then.',
    },
    'posting.answered': {
      subject: 'Your objection was answered',
      line: 'Your objection to the posted hours of {year} was answered. Log in to read the answer.',
    },
    'posting.objected': {
      subject: 'Somebody objects to the posted hours',
      line: 'There is an objection to the posted hours of {year}. Please log in and answer it.',
    },
  },
};

const DOCUMENTS: Readonly<Record<MailLocale, Readonly<Record<string, string>>>> = {
  'zh-CN': { certificate: '证书', statement: '证明', course: '课程合格证' },
  en: { certificate: 'certificate', statement: 'statement', course: 'course certificate' },
};

const UNITS: typeof DOCUMENTS = {
  'zh-CN': { hour: ' 学时', credit: ' 学分' },
  en: { hour: ' hours', credit: ' credits' },
};

/** Parts of a detail that are codes. */
const TRANSLATED: Readonly<Record<string, typeof DOCUMENTS>> = {
  document: DOCUMENTS,
  unit: UNITS,
};

/** Several of one kind in one letter. */
const SEVERAL: Readonly<Record<MailLocale, (subject: string, count: number) => string>> = {
  'zh-CN': (subject, count) => `${subject}（${count} 条）`,
  en: (subject, count) => `${subject} (${count})`,
};

type Links = { readonly notices: string; readonly unsubscribe: string };

const FRAME: Readonly<Record<MailLocale, (lines: string, links: Links) => string>> = {
  'zh-CN': (lines, links) =>
    `您好：\n\n${lines}\n\n登录查看：${links.notices}\n\n这封信由继续教育平台自动发出，请不要回复。` +
    `\n不想再收这一类邮件：${links.unsubscribe}`,
  en: (lines, links) =>
    `Hello,\n\n${lines}\n\nLog in: ${links.notices}\n\nThis letter was sent automatically. Please do not answer it.` +
    `\nTo get no more letters of this kind: ${links.unsubscribe}`,
};

/** Null: this kind is not told by letter. One letter tells of one kind; oldest first. */
export function letterOf(of: {
  readonly kind: NoticeKind;
  readonly details: readonly NoticeDetail[];
  readonly locale: MailLocale;
  readonly publicUrl: string;
  readonly unsubscribeToken: string;
}): { subject: string; text: string } | null {
  const template = TEMPLATES[of.locale][of.kind];
  if (!template) return null;
  const lines = of.details.map((detail) => filled(template.line, detail, of.locale));
  const count = lines.length;
  const { subject } = template;
  return {
    subject: count > 1 ? SEVERAL[of.locale](subject, count) : subject,
    text: FRAME[of.locale](lines.join('\n\n'), {
      notices: `${of.publicUrl}/notices`,
      // Behind the #, so that no server or proxy on the way writes it down.
      unsubscribe: `${of.publicUrl}/unsubscribe#${of.unsubscribeToken}`,
    }),
  };
}

/** Short enough for one text message; like letters it names no person and no title. */
export function textMessageOf(of: {
  readonly kind: NoticeKind;
  readonly locale: MailLocale;
  readonly publicUrl: string;
}): string | null {
  const template = TEMPLATES[of.locale][of.kind];
  if (!template) return null;
  const { subject } = template;
  return of.locale === 'zh-CN'
    ? `【继续】${subject}，登录查看 ${of.publicUrl}/notices`
    : `Jixu: ${subject}. ${of.publicUrl}/notices`;
}

/** `{name}` by what the notice says of it; a day as people write it. */
function filled(line: string, detail: NoticeDetail, locale: MailLocale): string {
  const text = (name: string): string => {
    const value = detail[name];
    return typeof value === 'string' ? value : '';
  };
  return line.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const said = text(name);
    const word = TRANSLATED[name]?.[locale][said];
    if (word === undefined) return dayOf(said, locale) ?? said;
    return locale === 'en' && name === 'unit' && text('short') === '1' ? word.slice(0, -1) : word;
  });
}

/** `2026年12月31日`, `31 December 2026`; null for what is no day. */
function dayOf(text: string, locale: MailLocale): string | null {
  const day = parseLocalDate(text);
  if (!day.ok) return null;
  const { year, month, day: dayOfMonth } = dateParts(day.value);
  return locale === 'zh-CN'
    ? `${year}年${month}月${dayOfMonth}日`
    : `${dayOfMonth} ${MONTHS[month - 1]} ${year}`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
