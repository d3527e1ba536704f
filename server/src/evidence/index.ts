/** Evidence's door: what a file proves, and who opened it. */
export { requireOwn } from './commands/require-own.ts';
export { EVIDENCE_BYTES_MAX, type EvidenceFile } from './domain/evidence-file.ts';
export { catalogue } from './errors.ts';
export { jobs } from './jobs.ts';
export type { EvidencePorts } from './ports.ts';
export { evidenceOf, openedFiles, sameFile, similarPicture } from './queries/evidence-of.ts';
export { routes } from './routes.ts';
