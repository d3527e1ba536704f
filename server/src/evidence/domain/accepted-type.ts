import { fail, ok, type Result } from '@jixu/kernel';
import {
  type DetectedType,
  type FileType,
  MEDIA_TYPES,
  printableName,
} from '../../platform/files/index.ts';

export type EvidenceType = 'pdf' | 'jpg' | 'png' | 'webp' | 'heic' | 'ofd' | 'zip' | 'rar';

/** What names call them. Phones and mail programs often give one kind of picture the ending of another. */
const ENDINGS: Readonly<Record<EvidenceType, readonly string[]>> = {
  pdf: ['pdf'],
  jpg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  webp: ['webp'],
  heic: ['heic', 'heif'],
  ofd: ['ofd'],
  zip: ['zip'],
  rar: ['rar'],
};
const PICTURES: readonly EvidenceType[] = ['jpg', 'png', 'webp', 'heic'];
const NAME_LENGTH_MAX = 120;

export type AcceptedType = {
  readonly type: EvidenceType;
  readonly mediaType: string;
  /** What the file is called from now on; its ending says what it is. */
  readonly name: string;
};

/**
 * Is the content of an accepted type, of no other at the same time, and not of another than the name promises? Pictures
 * may call each other's names; a program that calls itself a PDF, or an archive that does, may not.
 */
export function acceptedType(
  found: DetectedType,
  fileName: string,
): Result<AcceptedType, 'empty' | 'type_not_allowed'> {
  if (found.type === 'empty') return fail('empty');
  const type = evidenceTypeOf(found.type);
  if (type === null || found.also.length > 0) {
    return fail('type_not_allowed', { found: [found.type, ...found.also].join('+') });
  }
  const { stem, ending } = splitName(printableName(fileName));
  const named = namedType(ending);
  const pictures = PICTURES.includes(type) && named !== null && PICTURES.includes(named);
  if (named !== type && ending !== '' && !pictures) {
    return fail('type_not_allowed', { found: type, named: ending });
  }
  const kept = named === type ? ending : (ENDINGS[type][0] ?? type);
  return ok({
    type,
    mediaType: MEDIA_TYPES[type] ?? 'application/octet-stream',
    name: `${Array.from(stem).slice(0, NAME_LENGTH_MAX).join('')}.${kept}`,
  });
}

function evidenceTypeOf(type: FileType): EvidenceType | null {
  return type in ENDINGS ? (type as EvidenceType) : null;
}

function namedType(ending: string): EvidenceType | null {
  for (const [type, endings] of Object.entries(ENDINGS)) {
    if (endings.includes(ending)) return type as EvidenceType;
  }
  return null;
}

function splitName(name: string): { stem: string; ending: string } {
  const found = /^(.+)\.([A-Za-z0-9]{1,8})$/.exec(name);
  const stem = (found?.[1] ?? name).trim();
  return { stem: stem === '' ? 'file' : stem, ending: (found?.[2] ?? '').toLowerCase() };
}
