import { expect, it } from 'vitest';
import { RequestRefused } from '../../app/request.ts';
import { openBook } from './answer-book.ts';
import { type ExamPorts, examSession } from './exam-session.ts';

const chosen = (at: number) => ({ chosen: [at] });
const DEADLINE = '2026-11-10T03:00:00.000Z';

/** A session whose timers run when the test says so, and whose line the test answers. */
function stage(answer: (revision: number) => Promise<Awaited<ReturnType<ExamPorts['send']>>>) {
  const timers = new Set<() => void>();
  const sent: number[][] = [];
  const kept: number[] = [];
  let reread = 0;
  const lost = 1;
  const session = examSession(
    { book: openBook([{ place: 1, answer: null }], []), deadlineAt: DEADLINE },
    {
      keep: async (answers) => kept.push(answers.length),
      send: (answers) => {
        sent.push(answers.map((one) => one.revision));
        return answer(answers[0]?.revision ?? 0);
      },
      reread: async () => {
        reread += 1;
        if (reread === lost) throw new RequestRefused({ status: 0, code: 'http.offline' });
        return [{ place: 1, answer: { revision: 9, value: chosen(3) } }];
      },
      later: (work) => {
        timers.add(work);
        return () => timers.delete(work);
      },
    },
  );
  const tick = async () => {
    const due = [...timers];
    timers.clear();
    for (const work of due) work();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { session, sent, kept, tick, reread: () => reread, waiting: () => timers.size };
}

const stored = (revision: number, deadlineAt = DEADLINE) => ({
  deadlineAt,
  places: [{ place: 1, revision, same: revision < 9 }],
});

it('keeps every choice on the device at once, and sends the newest after a pause', async () => {
  // Goal: one request for quick changes of mind. Method: three choices before the pause is over.
  const { session, sent, kept, tick } = stage(async (revision) => stored(revision));
  for (const at of [0, 1, 2]) session.answer(1, chosen(at));
  expect(kept).toEqual([1, 1, 1]);
  expect(session.snapshot().sync).toBe('waiting');
  await tick();
  expect(sent).toEqual([[3]]);
  expect(session.snapshot().sync).toBe('saved');
});

it('tries again until the line is back, and says meanwhile where the answers are', async () => {
  // Goal: a lost line costs nothing. Method: two requests without an answer, then one with.
  let tries = 0;
  const { session, sent, tick } = stage(async (revision) => {
    tries += 1;
    if (tries < 3) throw new RequestRefused({ status: 0, code: 'http.offline' });
    return stored(revision);
  });
  session.answer(1, chosen(0));
  await tick();
  expect(session.snapshot().sync).toBe('unreachable');
  session.answer(1, chosen(1));
  session.wake();
  await tick();
  expect(session.snapshot().sync).toBe('unreachable');
  await tick();
  expect(session.snapshot().sync).toBe('saved');
  expect(sent).toEqual([[1], [2], [2]]);
});

it('says when the session ended, keeps what is chosen meanwhile, and stores it after the log-in', async () => {
  // Goal: nobody waits for a line that is there. Method: a refusal for want of a session, a choice, then an answer.
  let signedIn = false;
  const { session, sent, kept, tick } = stage(async (revision) => {
    if (!signedIn) throw new RequestRefused({ status: 401, code: 'identity.not_logged_in' });
    return stored(revision);
  });
  session.answer(1, chosen(0));
  await tick();
  expect(session.snapshot().sync).toBe('signed-out');
  session.answer(1, chosen(1));
  expect([session.snapshot().sync, kept.length]).toEqual(['signed-out', 2]);
  signedIn = true;
  await tick();
  expect(session.snapshot().sync).toBe('saved');
  expect(sent).toEqual([[1], [2]]);
});

it('stops where the server has decided, and takes no more', async () => {
  // Goal: nobody goes on answering into the void. Method: a save that is refused because it was handed in elsewhere.
  const { session, tick, sent, waiting } = stage(async () => {
    throw new RequestRefused({ status: 409, code: 'assessment.submitted' });
  });
  session.answer(1, chosen(0));
  await tick();
  expect(session.snapshot()).toMatchObject({
    sync: 'stopped',
    problem: { code: 'assessment.submitted' },
  });
  session.answer(1, chosen(1));
  expect([sent.length, waiting()]).toEqual([1, 0]);
});

it('takes over what another window stored, says so, and follows a deadline that moved', async () => {
  // Goal: two windows agree, and an extension is seen at once. Method: a stored answer of a higher revision and a later
  // end; the line is lost before it was read, then back; then the person answers again.
  const later = '2026-11-10T03:30:00.000Z';
  const { session, tick, reread, sent } = stage(async () => stored(9, later));
  session.answer(1, chosen(0));
  await tick();
  expect([reread(), session.snapshot().deadlineAt]).toEqual([1, later]);
  expect(session.snapshot().sync).toBe('unreachable');
  await tick();
  expect(session.snapshot()).toMatchObject({ sync: 'saved', overtaken: new Set([1]) });
  expect(session.snapshot().book.get(1)).toEqual({ value: chosen(3), revision: 9, stored: 9 });
  session.answer(1, chosen(2));
  expect(session.snapshot().overtaken.size).toBe(0);
  await tick();
  expect(sent).toEqual([[1], [10]]);
});

it('does not take another window’s answer of the same number for its own', async () => {
  // Goal: no answer is lost in silence. Method: both windows' first answer to a question, the other one stored first.
  const { session, tick } = stage(async () => ({
    deadlineAt: DEADLINE,
    places: [{ place: 1, revision: 1, same: false }],
  }));
  session.answer(1, chosen(0));
  await tick();
  await tick();
  expect(session.snapshot().book.get(1)?.value).toEqual(chosen(3));
  expect(session.snapshot().overtaken).toEqual(new Set([1]));
});
