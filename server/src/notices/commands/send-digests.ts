import { formatLocalDate, type PersonId, shanghaiDateOf } from '@jixu/kernel';
import type { NoticePorts } from '../ports.ts';
import { dueDigests } from '../store/dispatch-store.ts';
import { forgetUnsubscribes } from '../store/setting-store.ts';
import { MAIL_JOB } from './send-letter.ts';

export const DIGEST_JOB = 'notices-digest';

const AT_ONCE = 500;
/** Nobody opens a letter of last year to stop the next one; the settings page always works. */
const LINK_DAYS = 183;
const DAY_MS = 86_400_000;

/** In the morning: what yesterday's letters could not tell any more goes out, one letter a kind. */
export async function sendDigests(ports: NoticePorts): Promise<void> {
  const now = await ports.clock.read(ports.db);
  const on = formatLocalDate(shanghaiDateOf(now));
  const about = { type: 'notices.digest', actor: { kind: 'system', job: DIGEST_JOB } } as const;
  let after: PersonId | null = null;
  for (;;) {
    // One person more than is worked on may be cut in the middle, so the last one is left to the next round.
    const page = await dueDigests(ports.db, { on, after, limit: AT_ONCE });
    const last: PersonId | undefined = page.at(-1)?.personId;
    const due = page.length < AT_ONCE ? page : page.filter((one) => one.personId !== last);
    await ports.operations().run(about, async (op) => {
      for (const { personId, noticeId } of due)
        op.enqueue({ name: MAIL_JOB, payload: { personId, noticeId } });
      op.note({ letters: due.length });
    });
    if (page.length < AT_ONCE) break;
    after = due.at(-1)?.personId ?? null;
    if (after === null) break;
  }
  await ports.operations().run(about, async (op) => {
    const forgotten = await forgetUnsubscribes(op.tx, new Date(now.getTime() - LINK_DAYS * DAY_MS));
    op.note({ forgotten });
  });
}
