import type { TestPerson } from '../server/src/app/testing.ts';
import type { Random } from './random.ts';
import {
  begun,
  type Course,
  creditedMs,
  enrolled,
  expected,
  type Stage,
  type Told,
} from './viewing.ts';

/** So much passes between two looks at a viewer. */
const TICK_MS = 5_000;
const TICKS_OF_INTERVAL = 6;
/** A player asks again when nothing came for so long, though the first request may still arrive. */
const GIVES_UP_TICKS = 3;
/** Shorter than what the rulebook makes good, with what is already waiting. */
const CUT_TICKS_MAX = 100;
const AT_ONCE = 60;

type Beat = { readonly seq: number; readonly from: number; readonly to: number };
type Message = {
  readonly body: { sessionId: string; positionMs: number; beats: readonly Beat[] };
  readonly arrives: number;
  readonly replyLost: boolean;
};

/** The one thing that happens to a viewer besides the line. */
type Trouble = { readonly kind: 'crash' | 'device' | 'reload' | 'none'; readonly at: number };

export type ViewerOutcome = { readonly playedMs: number; readonly creditedMs: number };

/**
 * Somebody who watches a course from its beginning to its end over a bad line, with the player's own manners: what was
 * played is kept and sent in its order until it was answered; after a reload what is left is said first.
 */
class Viewer {
  readonly who: TestPerson;
  readonly #stage: Stage;
  readonly #random: Random;
  readonly #place: { readonly enrolmentId: string; readonly chapterId: string };
  readonly #lengthMs: number;
  readonly #trouble: Trouble;
  #sessionId: string | null = null;
  /** Whose reports those are that wait. */
  #lastSession = '';
  #beats: readonly Beat[] = [];
  #seq = 0;
  #from = 0;
  #at = 0;
  #played = 0;
  #cutUntil = 0;
  #waitsUntil = 0;
  #onTheWire: readonly Message[] = [];

  constructor(
    stage: Stage,
    who: TestPerson,
    of: {
      readonly random: Random;
      readonly place: { enrolmentId: string; chapterId: string };
      readonly lengthMs: number;
      readonly trouble: Trouble;
    },
  ) {
    this.who = who;
    this.#stage = stage;
    this.#random = of.random;
    this.#place = of.place;
    this.#lengthMs = of.lengthMs;
    this.#trouble = of.trouble;
  }

  get playedMs(): number {
    return this.#played;
  }

  get settled(): boolean {
    return this.#at >= this.#lengthMs && this.#beats.length === 0 && this.#onTheWire.length === 0;
  }

  async tick(now: number, lineIsGood: boolean): Promise<void> {
    if (lineIsGood) this.#cutUntil = 0;
    else if (now >= this.#cutUntil && this.#random.chance(60))
      this.#cutUntil = now + 1 + this.#random.below(CUT_TICKS_MAX);
    await this.#deliver(now);
    if (now === this.#trouble.at && !lineIsGood) await this.#suffer(now);
    if (this.#sessionId === null) {
      if (now >= this.#cutUntil) await this.#begin();
      return;
    }
    if (this.#at < this.#lengthMs) {
      this.#at += TICK_MS;
      this.#played += TICK_MS;
      if (this.#at - this.#from >= TICK_MS * TICKS_OF_INTERVAL || this.#at >= this.#lengthMs)
        this.#say();
    }
    if (this.#beats.length > 0 && now >= this.#waitsUntil) await this.#flush(now, lineIsGood);
  }

  /** As a page is hidden before it goes: what was played so far is written down. */
  #say(): void {
    if (this.#at <= this.#from) return;
    this.#seq += 1;
    this.#beats = [...this.#beats, { seq: this.#seq, from: this.#from, to: this.#at }];
    this.#from = this.#at;
  }

  async #suffer(now: number): Promise<void> {
    const { kind } = this.#trouble;
    if (this.#sessionId === null || kind === 'none') return;
    if (kind === 'crash') {
      // What was not yet written down is gone with the device's memory.
      this.#at = this.#from;
    } else this.#say();
    if (kind === 'device') {
      // The one before is laid aside while its line is up; its last word may still be under way when the other begins.
      this.#cutUntil = now;
      for (const good of [false, true]) if (this.#beats.length > 0) await this.#flush(now, good);
    }
    if (kind !== 'device') {
      this.#onTheWire = this.#onTheWire.map((one) => ({ ...one, replyLost: true }));
    }
    this.#sessionId = null;
    this.#waitsUntil = now;
  }

  /** What an earlier session left is said first; then the server says where to go on. */
  async #begin(): Promise<void> {
    while (this.#beats.length > 0) {
      const body = this.#message();
      const reply = await this.#stage.send({ ...this.#asked(), path: '/api/plays', body });
      this.#heard(expected(reply, 'left over') as Told);
    }
    const { sessionId } = await begun(this.#stage, this.who, this.#place);
    this.#sessionId = sessionId;
    this.#lastSession = sessionId;
    this.#seq = 0;
    this.#from = this.#at;
  }

  #message(): Message['body'] {
    return {
      sessionId: this.#lastSession,
      positionMs: this.#at,
      beats: this.#beats.slice(0, AT_ONCE),
    };
  }

  #asked(): { cookie: string; method: 'POST' } {
    return { cookie: this.who.cookie, method: 'POST' };
  }

  async #flush(now: number, lineIsGood: boolean): Promise<void> {
    if (now < this.#cutUntil) return;
    const body = this.#message();
    const fate = lineIsGood ? 0 : this.#random.below(10);
    // Nothing arrived: the player finds out at once, and asks again at the next look.
    if (fate === 1) return;
    const late = fate >= 8 ? 1 + this.#random.below(8) : 0;
    this.#onTheWire = [
      ...this.#onTheWire,
      { body, arrives: now + late, replyLost: fate === 2 || late >= GIVES_UP_TICKS },
    ];
    this.#waitsUntil = now + Math.min(Math.max(1, late), GIVES_UP_TICKS);
    await this.#deliver(now);
  }

  async #deliver(now: number): Promise<void> {
    const due = this.#onTheWire.filter((one) => one.arrives <= now);
    this.#onTheWire = this.#onTheWire.filter((one) => one.arrives > now);
    for (const { body, replyLost } of due) {
      const of = { ...this.#asked(), path: '/api/plays', body, cut: replyLost };
      const reply = await this.#stage.send(of);
      if (!replyLost && body.sessionId === this.#lastSession)
        this.#heard(expected(reply, 'report') as Told);
    }
  }

  #heard({ lastSeq }: Told): void {
    this.#beats = this.#beats.filter((beat) => beat.seq > lastSeq);
  }
}

/** Honest people over bad lines, all at the same time, until everybody has seen the course to its end. */
export async function playHonest(
  stage: Stage,
  of: {
    readonly viewers: number;
    readonly seconds: number;
    readonly course: Course;
    readonly random: Random;
  },
): Promise<readonly ViewerOutcome[]> {
  const ticks = (of.seconds * 1_000) / TICK_MS;
  const viewers: Viewer[] = [];
  for (let n = 0; n < of.viewers; n += 1) {
    const who = await stage.person();
    const place = { enrolmentId: await enrolled(stage, who, of.course), ...of.course };
    const kind = of.random.pick(['crash', 'device', 'reload', 'none'] as const) ?? 'none';
    const trouble = { kind, at: 2 + of.random.below(ticks - 2) };
    viewers.push(
      new Viewer(stage, who, {
        random: of.random,
        place: { enrolmentId: place.enrolmentId, chapterId: place.chapterId },
        lengthMs: of.seconds * 1_000,
        trouble,
      }),
    );
  }
  for (let now = 1; !viewers.every((one) => one.settled); now += 1) {
    if (now > ticks * 4) throw new Error('honest: somebody never came to the end');
    await stage.pass(TICK_MS);
    const good = now > ticks * 1.5;
    for (let lot = 0; lot < viewers.length; lot += 200)
      await Promise.all(viewers.slice(lot, lot + 200).map((one) => one.tick(now, good)));
  }
  const outcomes: ViewerOutcome[] = [];
  for (const one of viewers)
    outcomes.push({
      playedMs: one.playedMs,
      creditedMs: await creditedMs(stage, one.who.personId),
    });
  return outcomes;
}
