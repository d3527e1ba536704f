import { assert, noHours, parseHours } from '@jixu/kernel';
import type { Evaluation } from '@jixu/policy';

/** Why a certificate ended. The first three are told to everyone who checks it. */
export type EndReason = 'hours-corrected' | 'rules-or-facts-changed' | 'cannot-print';

/** A record that counted for the paper and now counts less. */
export type LostHours = {
  readonly recordId: string;
  readonly before: string;
  readonly after: string;
};

/** What the holder and the offices read; strangers read the reason only. */
export type EndCause = {
  readonly records: readonly (LostHours & {
    readonly title: string;
    /** The words of whoever took it back, where somebody did. */
    readonly opinion: string | null;
  })[];
  /** What is missing now; 0 where the certificate was replaced. */
  readonly short: string;
};

/** The records whose hours the paper rests on and that count less today. */
export function lostHours(
  paper: Pick<Evaluation, 'records'>,
  today: Pick<Evaluation, 'records'>,
): readonly LostHours[] {
  const now = new Map(today.records.map((line) => [line.id, line.counted]));
  const lost: LostHours[] = [];
  for (const line of paper.records) {
    const after = now.get(line.id) ?? '0';
    if (amount(line.counted) > amount(after))
      lost.push({ recordId: line.id, before: line.counted, after });
  }
  return lost;
}

function amount(text: string): number {
  const parsed = parseHours(text);
  assert(parsed.ok && parsed.value >= noHours, 'certificates: not an amount');
  return parsed.value;
}
