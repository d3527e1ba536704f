import { zipPieces } from '../../platform/sheets/zip-pieces.ts';
import type { QuestionContent } from '../domain/question.ts';
import { difficultyName, MANIFEST_NAME } from './read-manifest.ts';
import { picturePath, writeItem, type WrittenVersion } from './write-item.ts';
import { element, type Written, writeXml } from './xml-writer.ts';

export type QuestionToWrite = QuestionContent & { readonly questionId: string };
/** A picture that the questions show, read when its turn comes. */
export type PictureToWrite = {
  readonly pictureId: string;
  readonly content: () => Promise<AsyncIterable<Buffer>>;
};

const HOMES: Readonly<
  Record<WrittenVersion, { namespace: string; schema: string; version: string; type: string }>
> = {
  '2.2': {
    namespace: 'http://www.imsglobal.org/xsd/imscp_v1p1',
    schema: 'QTIv2.2 Package',
    version: '1.0.0',
    type: 'imsqti_item_xmlv2p2',
  },
  '3.0': {
    namespace: 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1',
    schema: 'QTI Package',
    version: '3.0.0',
    type: 'imsqti_item_xmlv3p0',
  },
};
const METADATA = 'http://ltsc.ieee.org/xsd/LOM';

/** A content package of questions, in pieces. Equal questions give equal bytes. */
export function writePackage(
  questions: readonly QuestionToWrite[],
  as: { readonly identifier: string; readonly version: WrittenVersion },
  pictures: readonly PictureToWrite[] = [],
): AsyncGenerator<Buffer> {
  return zipPieces(partsOf(questions, as, pictures));
}

async function* partsOf(
  questions: readonly QuestionToWrite[],
  as: { readonly identifier: string; readonly version: WrittenVersion },
  pictures: readonly PictureToWrite[],
): AsyncGenerator<{ name: string; content: Iterable<Buffer> | AsyncIterable<Buffer> }> {
  yield { name: MANIFEST_NAME, content: [Buffer.from(manifest(questions, as))] };
  for (const question of questions) {
    const identifier = identifierOf(question);
    const item = writeItem(question, { identifier, version: as.version });
    yield { name: pathOf(question), content: [Buffer.from(item)] };
  }
  for (const { pictureId, content } of pictures) {
    yield { name: picturePath(pictureId), content: await content() };
  }
}

/** Names in this vocabulary do not begin with a digit. */
function identifierOf({ questionId }: QuestionToWrite): string {
  return `q-${questionId}`;
}

function pathOf(question: QuestionToWrite): string {
  return `items/${identifierOf(question)}.xml`;
}

function manifest(
  questions: readonly QuestionToWrite[],
  as: { readonly identifier: string; readonly version: WrittenVersion },
): string {
  const home = HOMES[as.version];
  const root = element('manifest', { xmlns: home.namespace, identifier: `b-${as.identifier}` }, [
    element('metadata', {}, [
      element('schema', {}, [home.schema]),
      element('schemaversion', {}, [home.version]),
    ]),
    element('organizations'),
    element(
      'resources',
      {},
      questions.map((question) => resource(question, home.type)),
    ),
  ]);
  return writeXml(root, (name) => name.replace('@', ''));
}

function resource(question: QuestionToWrite, type: string): Written {
  const href = pathOf(question);
  return element('resource', { identifier: identifierOf(question), type, href }, [
    element('metadata', {}, [metadata(question)]),
    element('file', { href }),
    ...[...new Set(question.shown.pictures.map((one) => one.pictureId))].map((pictureId) =>
      element('file', { href: picturePath(pictureId) }),
    ),
  ]);
}

function metadata({ tags, difficulty }: QuestionToWrite): Written {
  const keywords = tags.map((tag) =>
    element('keyword', {}, [element('string', { language: 'zh' }, [tag])]),
  );
  return element('lom', { xmlns: METADATA }, [
    ...(keywords.length === 0 ? [] : [element('general', {}, keywords)]),
    element('educational', {}, [
      element('difficulty', {}, [
        element('source', {}, ['LOMv1.0']),
        element('value', {}, [difficultyName(difficulty)]),
      ]),
    ]),
  ]);
}
