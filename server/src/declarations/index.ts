export { declarationOwner } from './commands/apply-outcome.ts';
export { discardDraft, type Draft, saveDraft } from './commands/save-draft.ts';
export { declarationById } from './store/declaration-store.ts';
export { submit } from './commands/submit-declaration.ts';
export type { DeclarationPorts } from './ports.ts';
export { maySeeEvidence } from './access.ts';
export type { Declaration } from './domain/declaration.ts';
export {
  recordImportName,
  recordRegistration,
  type RecordRegistration,
} from './record-import/record-registration.ts';
export { subscriptions } from './subscriptions.ts';
export { routes } from './routes.ts';
export { catalogue } from './errors.ts';
