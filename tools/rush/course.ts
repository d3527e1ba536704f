import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { OpenPlace } from '../crash/place.ts';
import { taken, type Wire } from './wire.ts';

/** A course of one long page, written through the API. That the bureau passed it is said by SQL: nobody else is here. */
export async function shelve(
  wire: Wire,
  client: pg.Client,
  of: { readonly place: OpenPlace; readonly seconds: number },
): Promise<{ courseId: string; chapterId: string }> {
  const [courseId, chapterId] = [randomUUID(), randomUUID()];
  const path = `/api/kept-courses/${courseId}`;
  const asked = { cookie: of.place.administrator, method: 'PUT' } as const;
  const body = { nodeId: of.place.bureauId, title: '公需课' };
  const begun = taken(await wire.decided({ ...asked, path, body }), 'course') as {
    revision: number;
    content: object;
  };
  const chapter = {
    chapterId,
    kind: 'page',
    title: '第一讲',
    mediaId: null,
    seconds: of.seconds,
    text: '请阅读。',
    captions: null,
    marks: [],
    questions: [],
  };
  const content = { ...begun.content, category: 'public', chapters: [chapter] };
  const draft = { revision: begun.revision, content };
  taken(await wire.decided({ ...asked, path: `${path}/draft`, body: draft }), 'draft');
  await client.query(
    `update learning.course_version set state = 'published', published_at = transaction_timestamp()
     where course_id = $1`,
    [courseId],
  );
  await client.query(
    `update learning.course c set live_version_id = v.version_id from learning.course_version v
     where v.course_id = c.course_id and c.course_id = $1`,
    [courseId],
  );
  return { courseId, chapterId };
}
