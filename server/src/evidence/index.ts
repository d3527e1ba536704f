/** Evidence's door: what a file proves, and who opened it. */
export { handIn, type HandedIn } from './commands/hand-in.ts';
export { handOn } from './commands/hand-on.ts';
export type { ReceivedFile } from './commands/receive-file.ts';
export { receiveMadeFile } from './commands/receive-made-file.ts';
export { requireOwn } from './commands/require-own.ts';
export { EVIDENCE_BYTES_MAX, type EvidenceFile } from './domain/evidence-file.ts';
export { catalogue } from './errors.ts';
export { jobs } from './jobs.ts';
export { EVIDENCE_AREA, type EvidencePorts } from './ports.ts';
export {
  evidenceOf,
  looksAlike,
  openedFiles,
  sameFile,
  sameFiles,
  similarPicture,
  takeTurns,
} from './queries/evidence-of.ts';
export { routes } from './routes.ts';
