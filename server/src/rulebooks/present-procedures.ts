import { formatRational } from '@jixu/kernel';
import type { PackEdition, Words } from '@jixu/policy';

/** What a rulebook lays down beside the hours, as sentences: accounts, assessments, filing, sampling. */
export type ProcedureNote = {
  readonly group: 'review' | 'account' | 'assessment' | 'filing' | 'routing';
  readonly text: Words;
  readonly rule: string;
};

type Procedures = NonNullable<PackEdition['document']['procedures']>;

const say = (zh: string, en: string): Words => ({ 'zh-CN': zh, en });

export function procedureNotes(edition: PackEdition): readonly ProcedureNote[] {
  const { procedures } = edition.document;
  if (procedures === undefined) return [];
  return [
    ...procedures.routes.flatMap((route) => routeNotes(edition, route)),
    ...(procedures.review === undefined
      ? []
      : [
          { group: 'review' as const, text: procedures.review.label, rule: procedures.review.rule },
        ]),
    ...accountNotes(procedures),
    ...learningNotes(procedures),
    ...(procedures.assessments ?? []).flatMap(assessmentNotes),
    ...(procedures.filing ?? []).map((filing) => ({
      group: 'filing' as const,
      text: filingWords(filing),
      rule: filing.rule,
    })),
    ...(procedures.routing ?? []).map(({ to, rule }) => ({
      group: 'routing' as const,
      text: to,
      rule,
    })),
  ];
}

function routeNotes(
  edition: PackEdition,
  route: Procedures['routes'][number],
): readonly ProcedureNote[] {
  const notes: ProcedureNote[] = [];
  const add = (text: Words, rule: string) => notes.push({ group: 'review', text, rule });
  for (const step of route.steps) {
    const { label, sampling, checks } = step;
    if (sampling !== undefined) {
      const parameter = edition.document.parameters?.[sampling.ratio]?.label;
      const zh = parameter?.['zh-CN'] ?? sampling.ratio;
      const en = parameter?.en ?? sampling.ratio;
      const site = sampling['on-site'] === true;
      add(
        say(
          `${label['zh-CN']}${site ? '到现场抽查' : '抽查'}，比例：${zh}。`,
          `${label.en}: ${site ? 'on-site sample' : 'sample'}, ratio: ${en}.`,
        ),
        sampling.rule,
      );
    }
    for (const check of checks ?? [])
      add(
        say(`${label['zh-CN']}查看：${check['zh-CN']}`, `${label.en} looks at: ${check.en}`),
        step.rule,
      );
  }
  if (route.withdraw === 'while-undecided' && route.steps.length > 0)
    add(
      say(
        '还没有人决定以前，本人可以撤回。',
        'The person may take it back while nobody has decided.',
      ),
      route.rule,
    );
  if (route.reopen !== undefined)
    add(
      say('已经决定的可以申请重开。', 'What was decided may be opened again on request.'),
      route.reopen.rule,
    );
  if (route.seal !== undefined) {
    const school = route.seal.span === 'school-year';
    add(
      say(
        `每${school ? '学年' : '年'}封存一次档案。`,
        `The file is sealed once a ${school ? 'school year' : 'year'}.`,
      ),
      route.seal.rule,
    );
  }
  return notes;
}

function accountNotes({ account }: Procedures): readonly ProcedureNote[] {
  const notes: ProcedureNote[] = [];
  const add = (text: Words, rule: string) => notes.push({ group: 'account', text, rule });
  if (account?.freeze !== undefined) {
    const { 'idle-months': months, 'remind-days': days, rule } = account.freeze;
    add(
      say(
        `${months} 个月没有登录的账户要再次验证；第 ${days.join('、')} 天提醒。学时不受影响。`,
        `After ${months} months without a log-in an account asks for a second proof; reminders after ${days.join(', ')} days. No hours are lost.`,
      ),
      rule,
    );
  }
  if (account?.registration !== undefined)
    add(
      say('注册后由单位审核。', 'A registration is checked by the unit.'),
      account.registration.rule,
    );
  if (account?.administrators !== undefined)
    add(account.administrators['hand-over'], account.administrators.rule);
  return notes;
}

function learningNotes({ learning }: Procedures): readonly ProcedureNote[] {
  if (learning === undefined) return [];
  const notes: ProcedureNote[] = [];
  const add = (text: Words, rule: string) => notes.push({ group: 'assessment', text, rule });
  const { 'rate-max': rate, 'gap-minutes': gap, 'check-minutes': check, rule } = learning;
  if (rate !== undefined)
    add(
      say(
        `在线学习最快按 ${formatRational(rate)} 倍速计，同一时刻只计一处。`,
        `Online study counts at up to ${formatRational(rate)} times normal speed, one place at a time.`,
      ),
      rule,
    );
  if (gap !== undefined)
    add(
      say(`断线 ${gap} 分钟以内的补计。`, `A cut connection of up to ${gap} minutes is made good.`),
      rule,
    );
  if (learning['day-minutes'] !== undefined)
    add(
      say(
        `一天最多计 ${learning['day-minutes']} 分钟。`,
        `At most ${learning['day-minutes']} minutes count on a day.`,
      ),
      rule,
    );
  if (check !== undefined)
    add(
      say(
        `约每 ${check} 分钟随机出一道题，答对后计入。`,
        `About every ${check} minutes a question is drawn; what was seen counts once it is answered.`,
      ),
      rule,
    );
  const days = learning['settle-days'];
  if (days !== undefined)
    add(
      days === 0
        ? say('学完就计入。', 'Hours count as soon as the course is finished.')
        : say(
            `学完先暂记，${days} 天后核对没有异常的计入，年度按学完那天算。`,
            `Hours are provisional when a course is finished, and count ${days === 1 ? 'a day' : `${days} days`} later where nothing looks odd, in the year in which it was finished.`,
          ),
      rule,
    );
  const { reflection } = learning;
  if (reflection !== undefined) {
    const { once, sample, 'min-characters': min } = reflection;
    const school = once === 'school-year';
    add(
      say(
        `反思在平台上写，不少于 ${min} 字，一个${school ? '学年' : '年度'}计一次，交了就计入；按 ${formatRational(sample)} 随机抽查。`,
        `Reflections are written here, at least ${min} characters, once a ${school ? 'school' : 'calendar'} year; they count when handed in, and ${formatRational(sample)} of them are checked at random.`,
      ),
      reflection.rule,
    );
  }
  const series = learning['needs-series'];
  if (series !== undefined)
    add(
      say(
        '没有填职称系列的，没有课程可选。',
        'Without a title series on file no course is offered.',
      ),
      series.rule,
    );
  const { packs } = learning;
  if (packs !== undefined)
    add(
      say(
        `选修课可以成包选，一包 ${packs.hours.join('、')} 学时。`,
        `Electives can be chosen in packs of ${packs.hours.join(', ')} hours.`,
      ),
      packs.rule,
    );
  return notes;
}

type Assessment = NonNullable<Procedures['assessments']>[number];

function assessmentNotes(assessment: Assessment): readonly ProcedureNote[] {
  const { homework, exam, pass, resit, fees, photo, label } = assessment;
  const gap = homework['gap-hours'];
  const limit = homework['limit-hours'];
  const zh = (text: string) => `${label['zh-CN']}：${text}`;
  const en = (text: string) => `${label.en}: ${text}`;
  const notes: { readonly text: Words; readonly rule: string }[] = [
    {
      text: say(
        zh(
          `作业 ${homework.count} 次，每次 ${homework['points-each']} 分${gap === undefined ? '' : `，两次至少隔 ${gap} 小时`}${limit === undefined ? '' : `，${limit} 小时内交`}。`,
        ),
        en(
          `${homework.count} pieces of homework of ${homework['points-each']} points${gap === undefined ? '' : `, at least ${gap} hours apart`}${limit === undefined ? '' : `, each within ${limit} hours`}.`,
        ),
      ),
      rule: homework.rule,
    },
    {
      text: say(
        zh(
          `考试满分 ${exam['points-max']}，占 ${formatRational(exam.weight)}；开考前 ${exam['opens-minutes-before']} 分钟到开考后 ${exam['closes-minutes-after']} 分钟可以进场。`,
        ),
        en(
          `Exam of ${exam['points-max']} points, weight ${formatRational(exam.weight)}; doors open ${exam['opens-minutes-before']} minutes before and close ${exam['closes-minutes-after']} minutes after the start.`,
        ),
      ),
      rule: exam.rule,
    },
    {
      text: say(
        zh(`${formatRational(pass['at-least'])} 分合格，计 ${formatRational(pass.credits)}。`),
        en(
          `Passed with ${formatRational(pass['at-least'])} points; counts ${formatRational(pass.credits)}.`,
        ),
      ),
      rule: pass.rule,
    },
    {
      text: say(
        zh(`每年可补考 ${resit['times-a-year']} 次，报名 ${resit['sign-up-days']} 天。`),
        en(
          `${resit['times-a-year']} re-sits a year, sign-up open for ${resit['sign-up-days']} days.`,
        ),
      ),
      rule: resit.rule,
    },
  ];
  if (fees !== undefined) {
    const yuan = `${Math.floor(fees['exam-fen'] / 100)}.${String(fees['exam-fen'] % 100).padStart(2, '0')}`;
    const text = say(
      zh(`考试费 ${yuan} 元，打印准考证时收。`),
      en(`Exam fee ${yuan} yuan, charged when the ticket is printed.`),
    );
    notes.push({ text, rule: fees.rule });
  }
  if (photo !== undefined) notes.push({ text: photoWords(photo, { zh, en }), rule: photo.rule });
  return notes.map((note) => ({ group: 'assessment', ...note }));
}

function photoWords(
  photo: NonNullable<Assessment['photo']>,
  of: Readonly<Record<'zh' | 'en', (text: string) => string>>,
): Words {
  const days = photo['keep-days'];
  return say(
    of.zh(
      `${photo.required ? '打印准考证前要交照片' : '准考证上可以有照片'}${days === undefined ? '' : `，成绩公布 ${days} 天后删去`}。`,
    ),
    of.en(
      `${photo.required ? 'a photograph is needed before the ticket is printed' : 'tickets may bear a photograph'}${days === undefined ? '' : `; it is removed ${days} days after results are told`}.`,
    ),
  );
}

function filingWords(filing: NonNullable<Procedures['filing']>[number]): Words {
  const list = (locale: keyof Words) =>
    filing.documents.map(({ label }) => label[locale]).join(locale === 'zh-CN' ? '、' : ', ');
  return say(
    `${filing.label['zh-CN']}${filing['before-class'] ? '（开班前）' : ''}：${list('zh-CN')}。`,
    `${filing.label.en}${filing['before-class'] ? ' (before it begins)' : ''}: ${list('en')}.`,
  );
}
