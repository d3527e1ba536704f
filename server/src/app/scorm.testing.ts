import { randomUUID } from 'node:crypto';
import { type ToolShape, zipOf } from '../learning/testing.ts';
import { uploadFile } from './declare.testing.ts';
import { must, type Provider } from './study.testing.ts';
import type { Answer, TestPlace, World } from './testing.ts';

export function uploadZip(world: World, by: Provider, bytes: Buffer): Promise<Answer> {
  const to = `/api/kept-courses/media?node=${by.nodeId}`;
  const file = { name: '课件.zip', mediaType: 'application/zip', to, bytes };
  return uploadFile(world, by.author, file);
}

/** A published course whose chapters are packages of these shapes, in their order. */
export async function publishPackages(
  world: World,
  place: Pick<TestPlace, 'bureauOfficer'>,
  by: Provider,
  of: {
    readonly title: string;
    readonly shapes: readonly ToolShape[];
    readonly seconds: number;
  },
): Promise<{ courseId: string; chapterIds: readonly string[] }> {
  const chapters = [];
  for (const shape of of.shapes) {
    const sent = await uploadZip(world, by, zipOf(shape));
    if (sent.status !== 200) throw new Error(`${shape.name}: ${JSON.stringify(sent.body)}`);
    const { mediaId } = sent.body as { mediaId: string };
    chapters.push({
      chapterId: randomUUID(),
      kind: 'scorm',
      title: shape.name,
      mediaId,
      seconds: of.seconds,
      text: '',
      captions: null,
      marks: [],
      questions: [],
    });
  }
  const courseId = randomUUID();
  const at = `/api/kept-courses/${courseId}`;
  const begun = await must(world, by.author, 'PUT', at, { nodeId: by.nodeId, title: of.title });
  const saved = await must(world, by.author, 'PUT', `${at}/draft`, {
    revision: (begun as { revision: number }).revision,
    content: {
      title: of.title,
      summary: '',
      category: 'public',
      compulsory: false,
      amount: { unit: 'hours', value: '2' },
      series: [],
      opensOn: null,
      closesOn: null,
      years: [],
      requires: [],
      keyPoints: [],
      priceFen: 0,
      payHow: '',
      needs: [],
      chapters,
    },
  });
  const handed = (await must(world, by.author, 'POST', `${at}/submission`, {
    revision: (saved as { revision: number }).revision,
  })) as { caseId: string };
  const url = `/api/review/cases/${by.author.personId}/${handed.caseId}`;
  const found = (await must(world, place.bureauOfficer, 'GET', url)) as { version: number };
  const decision = { version: found.version, outcome: 'pass' };
  await must(world, place.bureauOfficer, 'POST', `${url}/decision`, decision);
  return { courseId, chapterIds: chapters.map((one) => one.chapterId) };
}
