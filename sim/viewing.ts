import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { sql } from 'kysely';
import type { TestPerson, TestPlace, World } from '../server/src/app/testing.ts';
import {
  type Provider,
  provider,
  publishCourse,
  question,
} from '../server/src/app/study.testing.ts';
import type { Ask } from './study-time.ts';

/** What came back over the wire; status 0: the connection broke first. */
export type Reply = { readonly status: number; readonly json: unknown };
export type Send = (of: {
  readonly cookie?: string;
  readonly bearer?: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** The reply is not waited for: what became of the request the caller does not learn. */
  readonly cut?: boolean;
}) => Promise<Reply>;

export type Course = { readonly courseId: string; readonly chapterId: string };
export type Ranged = readonly { readonly from: number; readonly to: number }[];
export type Told = {
  readonly lastSeq: number;
  readonly credited: Ranged;
  readonly held: Ranged;
  readonly questionWaits: boolean;
  readonly ended: boolean;
};

/** A place with courses, its server listening on loopback, and a clock that only this hand moves. */
export type Stage = {
  readonly world: World;
  readonly place: TestPlace;
  readonly by: Provider;
  readonly send: Send;
  readonly ask: Ask;
  readonly now: () => Promise<number>;
  readonly pass: (ms: number) => Promise<void>;
  readonly person: () => Promise<TestPerson>;
  readonly course: (of: { seconds: number; questionsAt?: readonly number[] }) => Promise<Course>;
  readonly close: () => Promise<void>;
};

export async function openStage(world: World): Promise<Stage> {
  const place = await world.place({ packId: 'gd-teachers', prefix: 'GD' });
  const by = await provider(world, place);
  const port = Number(new URL(await world.jixu.server.listen({ host: '127.0.0.1', port: 0 })).port);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const now = async () => (await world.clock.read(world.database.db)).getTime();
  let courses = 0;
  return {
    world,
    place,
    by,
    send: (of) => overWire(agent, port, of),
    ask: async (text) =>
      (await sql.raw<Record<string, unknown>>(text).execute(world.database.db)).rows,
    now,
    pass: async (ms) => world.moveTo(new Date((await now()) + ms)),
    person: () => world.person({ name: '林学', unitId: place.subunitId }),
    course: async ({ seconds, questionsAt }) => {
      courses += 1;
      const made = await publishCourse(world, place, by, {
        title: `第 ${courses} 门课`,
        readSeconds: seconds,
        questions: (questionsAt ?? []).map((at) => question(at)),
      });
      return { courseId: made.courseId, chapterId: made.chapterId };
    },
    close: async () => {
      agent.destroy();
      await world.close();
    },
  };
}

function overWire(agent: Agent, port: number, of: Parameters<Send>[0]): Promise<Reply> {
  const body = of.body === undefined ? undefined : JSON.stringify(of.body);
  return new Promise((done, fail) => {
    const call = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        method: of.method,
        path: of.path,
        headers: {
          ...(of.cookie === undefined ? {} : { cookie: of.cookie }),
          ...(of.bearer === undefined ? {} : { authorization: `Bearer ${of.bearer}` }),
          ...(of.method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
      },
      (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('end', () => {
          const text = Buffer.concat(parts).toString();
          // Whoever cut the line heard nothing, though the server has done it.
          if (of.cut) done({ status: 0, json: null });
          else done({ status: reply.statusCode ?? 0, json: text === '' ? null : JSON.parse(text) });
        });
        reply.on('error', fail);
      },
    );
    call.on('error', fail);
    call.end(body);
  });
}

export function expected(reply: Reply, what: string): unknown {
  if (reply.status !== 200)
    throw new Error(`${what}: ${reply.status} ${JSON.stringify(reply.json)}`);
  return reply.json;
}

export async function enrolled(
  stage: Stage,
  who: TestPerson,
  { courseId }: Course,
): Promise<string> {
  const enrolmentId = randomUUID();
  const path = `/api/enrolments/${enrolmentId}`;
  const of = { cookie: who.cookie, method: 'PUT', path, body: { courseId } } as const;
  expected(await stage.send(of), 'enrol');
  return enrolmentId;
}

export type Begun = { readonly sessionId: string; readonly positionMs: number };

export async function begun(
  stage: Stage,
  who: TestPerson,
  of: { readonly enrolmentId: string; readonly chapterId: string },
): Promise<Begun> {
  const path = `/api/enrolments/${of.enrolmentId}/chapters/${of.chapterId}/plays`;
  const reply = await stage.send({ cookie: who.cookie, method: 'POST', path });
  return expected(reply, 'play') as Begun;
}

/** Milliseconds of chapters that a person has, read from the table. */
export async function creditedMs(stage: Stage, personId: string): Promise<number> {
  const [row] = await stage.ask(`select coalesce(sum(upper(r) - lower(r)), 0)::float8 as ms
    from learning.chapter_progress p, unnest(p.credited) r where p.person_id = '${personId}'`);
  return Number(row?.['ms']);
}
