/** Identity's door: who a person is. Rooms above import from here and nowhere else. */
export { type AddressBudget, createAddressBudget } from './address-budget.ts';
export { authenticator, type AuthenticatorPorts } from './authenticator.ts';
export {
  acceptNewPassword,
  activate,
  type FinishedActivation,
} from './commands/finish-activation.ts';
export { CONSENT_VERSION } from './consent/consent-text.ts';
export { lockPeople, lockPerson } from './commands/lock-person.ts';
export { endSessions, handOver } from './commands/open-session.ts';
export { closeSetup, createSetupLink } from './commands/open-setup.ts';
export {
  recordFact,
  recordFacts,
  type RecordedFact,
  withdrawFact,
} from './commands/record-fact.ts';
export { correctName, type NewPerson } from './commands/register-person.ts';
export type { PersonOfList } from './commands/register-people.ts';
export { renderSlips } from './documents/render-slips.ts';
export { createHashLimiter, type HashLimiter } from './hash-limiter.ts';
export { createIdentity, type Identity } from './identity.ts';
export { readEmail, readPhone } from './domain/contact.ts';
export {
  checkFact,
  DATE_FACTS,
  EDUCATION,
  EMPLOYER_GRADES,
  type FactKind,
  type NewFact,
  type PersonFacts,
  type PersonProfile,
  SCHOOL_STAGES,
  TEXT_FACTS,
  TITLE_LEVELS,
  type TitleLevel,
} from './domain/facts.ts';
export type { AccountState } from './domain/log-in-decision.ts';
export { maskedName, nameKeyOf, readPersonName } from './domain/person-name.ts';
export { catalogue as identityRefusals } from './errors.ts';
export { ACCOUNT_ACTIVATED, ACCOUNT_RESET, FACTS_CHANGED, PERSON_REGISTERED } from './events.ts';
export { jobs as identityJobs } from './jobs.ts';
export type { IdentityPorts, OrganisationPorts, SlipRow } from './ports.ts';
export { confirmPresence } from './queries/confirm-presence.ts';
export { factsOf, profilesOf, wouldChange } from './queries/facts-of.ts';
export { loggedInAt } from './queries/logged-in-at.ts';
export {
  type MailAddress,
  mailAddressOf,
  type TextNumber,
  textNumberOf,
} from './queries/mail-address.ts';
export {
  type AccountCard,
  accountStates,
  type ContactCard,
  contactCards,
  type PersonCard,
  personCards,
} from './queries/person-cards.ts';
export { routes as identityRoutes } from './routes.ts';
