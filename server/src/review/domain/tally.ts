import type { PersonId, TaskId } from '@jixu/kernel';

/** What one member of an expert group said. */
export type Vote = {
  readonly taskId: TaskId;
  readonly stepIndex: number;
  readonly outcome: 'pass' | 'return' | 'reject';
  readonly opinion: string | null;
  readonly items: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  readonly voterId: PersonId;
  readonly at: Date;
};

export type Tally = {
  readonly outcome: Vote['outcome'];
  /** What those said who carried it. */
  readonly opinion: string | null;
  readonly items: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
};

/**
 * `pass` members must agree. Once that is out of reach it goes back, or is refused where more members refuse than return:
 * of two equal halves the milder. Null while both are possible; the last member always decides it.
 */
export function tallyOf(
  votes: readonly Vote[],
  group: { readonly pass: number; readonly of: number },
): Tally | null {
  const of = (outcome: Vote['outcome']) => votes.filter((vote) => vote.outcome === outcome);
  if (of('pass').length >= group.pass) return carriedBy('pass', of('pass'));
  const against = votes.length - of('pass').length;
  if (against <= group.of - group.pass) return null;
  const outcome = of('reject').length > of('return').length ? 'reject' : 'return';
  return carriedBy(outcome, of(outcome));
}

function carriedBy(outcome: Vote['outcome'], votes: readonly Vote[]): Tally {
  const opinions = votes.flatMap((vote) => vote.opinion ?? []);
  // Whoever opens everything again opens what the others named, too.
  const everything = votes.some((vote) => vote.items.length === 0);
  return {
    outcome,
    opinion: opinions.length === 0 ? null : [...new Set(opinions)].join('；'),
    items: everything ? [] : [...new Set(votes.flatMap((vote) => vote.items))].sort(),
    fields: votes.at(-1)?.fields ?? {},
  };
}
