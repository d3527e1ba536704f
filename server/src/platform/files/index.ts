/** Files of unknown origin: what they are by content, looked at in a process that may be lost. */
export { bytesSource, descriptorSource, withFileSource } from './byte-source.ts';
export type { ByteSource } from './byte-source.ts';
export { detectType, detectTypeIn, EVIDENCE_TYPES, MEDIA_TYPES } from './detect-type.ts';
export type { DetectedType, FileType } from './detect-type.ts';
export { fileDigest } from './file-digest.ts';
export { mediaLengthMs } from './media-length.ts';
export { printableName } from './printable-name.ts';
export { runConfined } from './run-confined.ts';
export type { ConfinedEnd, ConfinedLimits, ConfinedRun } from './run-confined.ts';
export { readZipDirectory } from './zip-directory.ts';
export type { ZipDirectory, ZipEntry, ZipFault } from './zip-directory.ts';
export { FILE_REFUSALS } from './errors.ts';
export type { FileRefusalCode } from './errors.ts';
export {
  describeImage,
  describePdf,
  digestDistance,
  examineImage,
  EXAMINE_LIMITS,
  makePreview,
  perceptualDigest,
  PREVIEW_SIDE,
} from './examine-file.ts';
export type { ImageExamination } from './examine-file.ts';
export { examineMadeFile } from './examine-made-file.ts';
export type { ImageFacts, PdfFacts } from './examine-task.ts';
