import { randomUUID } from 'node:crypto';
import type { TestPerson } from '../server/src/app/testing.ts';
import type { Random } from './random.ts';
import { begun, type Begun, type Course, creditedMs, enrolled, type Stage } from './viewing.ts';

/** One way of getting time without spending it, as public programs do it. A step comes every interval. */
type Cheat = { readonly step: (round: number) => Promise<void> };
type Player = Begun & { readonly enrolmentId: string; readonly chapterId: string };
type Hand = {
  readonly stage: Stage;
  readonly who: TestPerson;
  readonly courses: readonly Course[];
  readonly asking: Course;
  readonly random: Random;
  readonly on: (course?: Course) => Promise<Player>;
  readonly say: (
    play: Begun,
    beats: readonly (readonly [seq: number, from: number, to: number])[],
    positionMs?: number,
  ) => Promise<number>;
};

export type CheatOutcome = {
  readonly name: string;
  readonly creditedMs: number;
  readonly passedMs: number;
  readonly records: number;
};

export const INTERVAL_MS = 30_000;
/** Longer than any run of these programs lasts: whoever finishes one has cheated. */
export const COURSE_SECONDS = 36_000;
const END_MS = COURSE_SECONDS * 1_000;
/** Twelve minutes: longer than a cut connection is made good. */
const IDLE_ROUNDS = 24;

/** Every known pattern at the same time, a person each, for so many intervals. */
export async function playCheats(
  stage: Stage,
  of: { readonly rounds: number; readonly random: Random; readonly credential: string },
): Promise<readonly CheatOutcome[]> {
  const courses: Course[] = [];
  for (let n = 0; n < 10; n += 1) courses.push(await stage.course({ seconds: COURSE_SECONDS }));
  const every = Array.from({ length: 60 }, (_, n) => 60 + n * 120);
  const asking = await stage.course({ seconds: COURSE_SECONDS, questionsAt: every });
  const playing: { name: string; who: TestPerson; began: number; cheat: Cheat }[] = [];
  for (const [name, begin] of Object.entries(CHEATS)) {
    const who = await stage.person();
    const began = await stage.now();
    const hand = handOf(stage, who, { courses, asking, random: of.random });
    playing.push({ name, who, began, cheat: await begin(hand, of.credential) });
  }
  for (let round = 1; round <= of.rounds; round += 1) {
    await stage.pass(INTERVAL_MS);
    await Promise.all(playing.map(({ cheat }) => cheat.step(round)));
  }
  const outcomes: CheatOutcome[] = [];
  for (const { name, who, began } of playing) {
    const passedMs = (await stage.now()) - began;
    const credited = await creditedMs(stage, who.personId);
    const [found] = await stage.ask(`select count(*)::int as n from hours.record
      where person_id = '${who.personId}' and source_kind = 'course'`);
    outcomes.push({ name, creditedMs: credited, passedMs, records: Number(found?.['n']) });
  }
  return outcomes;
}

function handOf(
  stage: Stage,
  who: TestPerson,
  of: Pick<Hand, 'courses' | 'asking' | 'random'>,
): Hand {
  const on = async (course = of.courses[0]): Promise<Player> => {
    if (!course) throw new Error('cheats: no course');
    const { chapterId } = course;
    const enrolmentId = await enrolled(stage, who, course);
    return { ...(await begun(stage, who, { enrolmentId, chapterId })), enrolmentId, chapterId };
  };
  const say: Hand['say'] = async ({ sessionId }, beats, positionMs = 0) => {
    const list = beats.map(([seq, from, to]) => ({ seq, from, to }));
    const body = { sessionId, positionMs, beats: list };
    const of = { cookie: who.cookie, method: 'POST', path: '/api/plays', body } as const;
    return (await stage.send(of)).status;
  };
  return { stage, who, ...of, on, say };
}

/** What the server answers to something that no player says; anything else is a hole. */
function mustRefuse(statuses: readonly number[], allowed: readonly number[]): void {
  for (const status of statuses)
    if (!allowed.includes(status)) throw new Error(`cheats: answered ${status}`);
}

export const CHEATS: Readonly<Record<string, (hand: Hand, credential: string) => Promise<Cheat>>> =
  {
    'sixteen times as fast': async (hand) => {
      const play = await hand.on();
      const far = INTERVAL_MS * 16;
      return {
        step: async (n) => void (await hand.say(play, [[n, (n - 1) * far, n * far]])),
      };
    },

    'ten courses in parallel at the true pace': async (hand) => {
      const plays: Player[] = [];
      for (const course of hand.courses) plays.push(await hand.on(course));
      return {
        step: async (n) => {
          const beat = [[n, (n - 1) * INTERVAL_MS, n * INTERVAL_MS]] as const;
          await Promise.all(plays.map((play) => hand.say(play, beat)));
        },
      };
    },

    'each report ten times at once': async (hand) => {
      const play = await hand.on();
      return {
        step: async (n) => {
          const beat = [[n, (n - 1) * INTERVAL_MS, n * INTERVAL_MS]] as const;
          await Promise.all(Array.from({ length: 10 }, () => hand.say(play, beat)));
        },
      };
    },

    'old reports under new numbers': async (hand) => {
      const play = await hand.on();
      return {
        step: async (n) => {
          const again = Array.from({ length: 20 }, (_, k) => [n * 20 + k, 0, INTERVAL_MS] as const);
          await hand.say(play, again);
        },
      };
    },

    backwards: async (hand) => {
      const play = await hand.on();
      return {
        step: async (n) =>
          void (await hand.say(play, [
            [2 * n, END_MS - n * INTERVAL_MS, END_MS - (n + 100) * INTERVAL_MS],
            [2 * n + 1, END_MS - (n + 1) * 3 * INTERVAL_MS, END_MS - n * 3 * INTERVAL_MS],
          ])),
      };
    },

    'edited positions': async (hand) => {
      const play = await hand.on();
      return {
        step: async (n) => void (await hand.say(play, [[n, END_MS - 1_000, END_MS]], END_MS)),
      };
    },

    'the whole course in each report': async (hand) => {
      const play = await hand.on();
      return { step: async (n) => void (await hand.say(play, [[n, 0, END_MS]], END_MS)) };
    },

    'finish calls of other platforms': async (hand) => {
      const play = await hand.on();
      const at = `/api/enrolments/${play.enrolmentId}`;
      const calls = [
        ['POST', `${at}/completion`, { progress: 100 }],
        ['POST', `${at}/chapters/${play.chapterId}/completion`, {}],
        ['PUT', `${at}/chapters/${play.chapterId}/progress`, { progress: 100, minutes: 600 }],
        ['PUT', at, { courseId: hand.courses[0]?.courseId, state: 'done' }],
        ['POST', '/api/plays', { sessionId: play.sessionId, minutes: 600, progress: 100 }],
      ] as const;
      return {
        step: async () => {
          const cookie = hand.who.cookie;
          const replies = await Promise.all(
            calls.map(([method, path, body]) => hand.stage.send({ cookie, method, path, body })),
          );
          mustRefuse(
            replies.map((reply) => reply.status),
            [400, 404, 405, 422],
          );
        },
      };
    },

    'questions that are blocked': async (hand) => {
      const play = await hand.on(hand.asking);
      return {
        step: async (n) =>
          void (await hand.say(play, [[n, (n - 1) * INTERVAL_MS, n * INTERVAL_MS]])),
      };
    },

    'questions that a program clicks away': async (hand) => {
      const play = await hand.on(hand.asking);
      const cookie = hand.who.cookie;
      const at = `/api/enrolments/${play.enrolmentId}`;
      return {
        step: async (n) => {
          await hand.say(play, [[n, (n - 1) * INTERVAL_MS, n * INTERVAL_MS]]);
          const study = await hand.stage.send({ cookie, method: 'GET', path: at });
          const chapters = (study.json as { chapters: { progress: { question: Asked | null } }[] })
            .chapters;
          const questionId = chapters[0]?.progress.question?.questionId ?? randomUUID();
          const path = `${at}/chapters/${play.chapterId}/answers`;
          const body = { questionId, option: hand.random.below(2) * 2 };
          await hand.stage.send({ cookie, method: 'POST', path, body });
        },
      };
    },

    'two devices that take turns': async (hand) => {
      const first = await hand.on();
      let plays: readonly Begun[] = [first];
      return {
        step: async (n) => {
          const beat = [[n, (n - 1) * INTERVAL_MS, n * INTERVAL_MS]] as const;
          await Promise.all(plays.map((play) => hand.say(play, beat)));
          plays = [...plays.slice(-3), await begun(hand.stage, hand.who, first)];
        },
      };
    },

    'ten sessions begun at once': async (hand) => {
      const first = await hand.on();
      const plays = await Promise.all(
        Array.from({ length: 10 }, () => begun(hand.stage, hand.who, first)),
      );
      return {
        step: async (n) => {
          const from = (k: number) => ((10 * n + k) % 1_000) * INTERVAL_MS;
          await Promise.all(
            plays.map((play, k) => hand.say(play, [[n, from(k), from(k) + INTERVAL_MS]])),
          );
        },
      };
    },

    'a day that another platform pushed three times': async (hand, credential) => {
      const play = await hand.on();
      const externalId = randomUUID();
      const { idNumber, name } = hand.who;
      const day = new Date((await hand.stage.now()) + 8 * 3_600_000).toISOString().slice(0, 10);
      const record = {
        kind: 'course',
        category: 'public',
        on: day,
        qty: { minutes: 1_440 },
        attrs: { passed: true },
        key: `course:${externalId}`,
      };
      const pushed = { externalId, idNumber, name, title: '整日在线', record };
      const again = { ...pushed, externalId: `${externalId}-again` };
      return {
        step: async (n) => {
          await hand.stage.send({
            bearer: credential,
            method: 'POST',
            path: '/api/platform-records',
            body: { records: n % 2 === 0 ? [again] : [pushed] },
          });
          await hand.say(play, [[n, (n - 1) * INTERVAL_MS, n * INTERVAL_MS]]);
        },
      };
    },

    'a program without a player that walks on at five times the pace': async (hand) => {
      const play = await hand.on();
      let at = 0;
      let seq = 0;
      return {
        step: async () => {
          for (let burst = 0; burst < 3; burst += 1) {
            // Jittered, as they do against detection of even intervals.
            const to = at + INTERVAL_MS + hand.random.below(20_000);
            seq += 1;
            await hand.say(play, [[seq, at, to]], to);
            at = to;
          }
        },
      };
    },

    'six hundred seconds within four': async (hand) => {
      const play = await hand.on();
      return {
        step: async (n) => {
          const beats = Array.from(
            { length: 60 },
            (_, k) => [n * 60 + k, (n * 60 + k) * 10_000, (n * 60 + k + 1) * 10_000] as const,
          );
          await hand.say(play, beats);
        },
      };
    },

    'a page that says it is visible and is not watched': async (hand) => {
      const play = await hand.on();
      return {
        step: async (n) =>
          void (await hand.say(play, [[n, (n - 1) * INTERVAL_MS, n * INTERVAL_MS]])),
      };
    },

    'a tab that stood idle and claims all of it': async (hand) => {
      const play = await hand.on();
      let told = 0;
      return {
        step: async (n) => {
          if (n % IDLE_ROUNDS !== 0) return;
          const all = IDLE_ROUNDS * INTERVAL_MS;
          told += 1;
          await hand.say(play, [[told, (told - 1) * all, told * all]]);
        },
      };
    },

    'parameters made anew: numbers, sessions of others, places that are none': async (hand) => {
      const play = await hand.on();
      const stranger = await hand.stage.person();
      const course = hand.courses[1];
      if (!course) throw new Error('cheats: no course');
      const enrolmentId = await enrolled(hand.stage, stranger, course);
      const theirs = await begun(hand.stage, stranger, { ...course, enrolmentId });
      return {
        step: async (n) => {
          const from = (n - 1) * INTERVAL_MS;
          mustRefuse(
            [
              await hand.say(theirs, [[n, from, from + INTERVAL_MS]]),
              await hand.say({ sessionId: randomUUID(), positionMs: 0 }, [[n, 0, 1_000]]),
              await hand.say(play, [[1_000_001, 0, 1_000]]),
              await hand.say(play, [[n, -5_000, 1_000]]),
              await hand.say(play, [[n, 0, 1e15]]),
              await hand.say(
                play,
                Array.from({ length: 61 }, (_, k) => [k + 1, 0, 1_000] as const),
              ),
            ],
            [400, 404, 422],
          );
          // And one that is taken: the highest number first, so that the rest is a repeat.
          await hand.say(play, [
            [1_000_000 - 1_000 + n, from * 3, from * 3 + INTERVAL_MS],
            [n, 0, END_MS],
          ]);
        },
      };
    },
  };

type Asked = { readonly questionId: string };
