import { type Static, Type } from 'typebox';
import type { EvidenceFile } from './domain/evidence-file.ts';

export const Id = Type.String({ format: 'uuid' });

const fileFields = {
  personId: Id,
  evidenceId: Id,
  name: Type.String(),
  mediaType: Type.String(),
  bytes: Type.Integer(),
  pages: Type.Union([Type.Integer(), Type.Null()]),
  uploadedAt: Type.String({ format: 'date-time' }),
  byOther: Type.Boolean(),
  preview: Type.Boolean(),
};

export const FileSchema = Type.Object({
  ...fileFields,
  permissions: Type.Object({ open: Type.Boolean() }),
});
export const HandedInSchema = Type.Object({ ...fileFields, already: Type.Boolean() });

type Presented = Omit<Static<typeof HandedInSchema>, 'already'>;

export function presentFile(file: EvidenceFile): Presented {
  return {
    personId: file.personId,
    evidenceId: file.evidenceId,
    name: file.name,
    mediaType: file.mediaType,
    bytes: file.bytes,
    pages: file.pages,
    uploadedAt: file.uploadedAt.toISOString(),
    byOther: file.uploadedBy !== file.personId,
    preview: file.previewKey !== null,
  };
}
