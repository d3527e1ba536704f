import { learningOf, type PackEdition } from '@jixu/policy';

/** How a chapter is proved by questions instead of played (测试免看). */
export type TestOutRules = {
  readonly questions: number;
  readonly rightNeeded: number;
  readonly minutes: number;
  readonly triesMax: number;
};

/** Null: the rulebook does not speak of it, so nobody may. */
export function testOutRulesOf(edition: PackEdition): TestOutRules | null {
  const said = learningOf(edition)?.['test-out'];
  if (said === undefined) return null;
  const { questions, minutes, tries } = said;
  const rightNeeded = Math.ceil((questions * said['pass-percent']) / 100);
  return { questions, rightNeeded, minutes, triesMax: tries };
}

export type TestOut = {
  readonly testId: string;
  readonly chapterId: string;
  readonly try: number;
  readonly questions: readonly string[];
  readonly rightNeeded: number;
  readonly endsAt: Date;
  readonly handedInAt: Date | null;
  readonly passed: boolean | null;
};

/** Where somebody stands with a chapter: null where it cannot be proved at all. */
export type TestOutStanding = {
  readonly rules: TestOutRules;
  readonly triesLeft: number;
  readonly open: TestOut | null;
  readonly passed: boolean;
};

export function testOutStanding(
  rules: TestOutRules | null,
  chapter: { readonly chapterId: string; readonly questions: readonly unknown[] },
  tests: readonly TestOut[],
  now: Date,
): TestOutStanding | null {
  if (rules === null || chapter.questions.length < rules.questions) return null;
  const own = tests.filter((one) => one.chapterId === chapter.chapterId);
  const open = own.find((one) => one.handedInAt === null && now <= one.endsAt) ?? null;
  return {
    rules,
    triesLeft: Math.max(0, rules.triesMax - own.length),
    open,
    passed: own.some((one) => one.passed === true),
  };
}

/** So many of them, in an order that nobody foresees. */
export function drawn(
  ids: readonly string[],
  count: number,
  random: () => number,
): readonly string[] {
  const left = [...ids];
  const taken: string[] = [];
  while (taken.length < count && left.length > 0)
    taken.push(...left.splice(Math.floor(random() * left.length), 1));
  return taken;
}
