import type { Static } from 'typebox';
import { formatRational } from '@jixu/kernel';
import type { PaperContent } from './domain/paper.ts';
import type { PassOutcome, PassRules } from './domain/pass-rule.ts';
import { pointsFrom, pointsText } from './domain/points.ts';
import type { Task } from './domain/timing.ts';
import type { OutcomeSchema, RulesSchema, WirePaper } from './routes/schemas.ts';

export function presentRules(rules: PassRules): Static<typeof RulesSchema> {
  const { homework, exam, resit, fee, photo, source } = rules;
  return {
    homework: { ...homework, pointsEach: pointsText(homework.pointsEach) },
    exam: {
      pointsMax: pointsText(exam.pointsMax),
      weight: formatRational(exam.weight),
      opensMinutesBefore: exam.opensMinutesBefore,
      closesMinutesAfter: exam.closesMinutesAfter,
      oneDevice: exam.oneDevice,
      times: exam.times,
    },
    atLeast: pointsText(rules.atLeast),
    resit: resit && { timesAYear: resit.timesAYear, signUpDays: resit.signUpDays },
    feeFen: fee?.examFen ?? null,
    photoRequired: photo?.required ?? false,
    source: source && { packId: source.packId, rules: [...source.rules] },
  };
}

export function presentOutcome(outcome: PassOutcome): Static<typeof OutcomeSchema> {
  return {
    homework: pointsText(outcome.homework),
    exam: outcome.exam === null ? null : pointsText(outcome.exam),
    total: pointsText(outcome.total),
    passed: outcome.passed,
  };
}

export function presentTask(task: Task) {
  return {
    taskId: task.taskId,
    kind: task.kind,
    sequence: task.sequence,
    opensAt: task.opensAt.toISOString(),
    closesAt: task.closesAt.toISOString(),
    startsAt: task.startsAt?.toISOString() ?? null,
    minutes: task.minutes,
  };
}

export function presentPaper(content: PaperContent): WirePaper {
  return {
    shuffleQuestions: content.shuffleQuestions,
    shuffleOptions: content.shuffleOptions,
    parts: content.parts.map((part) => ({
      title: part.title,
      pointsEach: pointsText(part.pointsEach),
      partial: part.partial,
      from:
        'fixed' in part.from
          ? { fixed: part.from.fixed.map(({ bankId, questionId }) => ({ bankId, questionId })) }
          : { draw: { ...part.from.draw } },
    })),
  };
}

export function paperFrom(wire: WirePaper): PaperContent {
  return {
    shuffleQuestions: wire.shuffleQuestions,
    shuffleOptions: wire.shuffleOptions,
    parts: wire.parts.map((part) => ({ ...part, pointsEach: pointsFrom(part.pointsEach) })),
  };
}
