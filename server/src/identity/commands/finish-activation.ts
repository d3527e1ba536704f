import { assert, type PersonId } from '@jixu/kernel';
import type { ReplyPorts, SteppedContext } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { CONSENT_VERSION } from '../consent/consent-text.ts';
import { readLoginName } from '../domain/login-name.ts';
import { foldPassword, passwordProblem } from '../domain/password-rules.ts';
import { refuse } from '../errors.ts';
import { ACCOUNT_ACTIVATED } from '../events.ts';
import type { IdentityPorts } from '../ports.ts';
import { revealDocument, revealPhone } from '../queries/reveal.ts';
import { activateAccount, claimLoginName, lockAccount } from '../store/account-rows.ts';
import { activationOf, lockActivation } from '../store/activation-rows.ts';
import { useSlip, voidSlips } from '../store/slip-rows.ts';
import { endSessions, handOver, openSession, type OpenedSession } from './open-session.ts';

export type FinishedActivation = {
  readonly password: string;
  readonly consentVersion: string;
  readonly loginName?: string;
  readonly locale?: 'zh-CN' | 'en';
};

/** The first own password: the account becomes active and the person is logged in. */
export async function finishActivation(
  ports: IdentityPorts,
  context: SteppedContext,
  typed: FinishedActivation,
  reply: ReplyPorts,
): Promise<void> {
  assert(context.actor.kind === 'activation', 'finish: not in an activation');
  const { personId, sessionId } = context.actor;
  const activation = await activationOf(context.db, sessionId, context.now);
  if (!activation) throw refuse('activation_over');
  if (activation.provenWith === null) throw refuse('proof_missing');
  const passwordHash = await acceptPassword(ports, context, { ...typed, personId });
  const opened = await context.operate(async (op) => {
    const proven = await lockActivation(op.tx, sessionId, op.now);
    if (proven?.provenWith === undefined || proven.provenWith === null) {
      throw refuse('activation_over');
    }
    if (proven.provenSlipId !== null) {
      const used = await useSlip(op.tx, personId, proven.provenSlipId, op.now);
      if (used !== 1n) throw refuse('activation_over');
    }
    return activate(op, { ...typed, personId, passwordHash, with: proven.provenWith });
  });
  handOver(reply, opened);
}

/** Checks consent and password and hashes, before any transaction is open. */
export async function acceptPassword(
  ports: IdentityPorts,
  context: SteppedContext,
  typed: FinishedActivation & { readonly personId: PersonId },
): Promise<string> {
  const idNumber = await revealDocument(context.db, ports.keyring, typed.personId);
  assert(idNumber !== null, 'activation: a person without a number was proven');
  const phone = await revealPhone(context.db, ports.keyring, typed.personId);
  return acceptNewPassword(ports, typed, { idNumber, phone });
}

export async function acceptNewPassword(
  ports: IdentityPorts,
  typed: FinishedActivation,
  own: { readonly idNumber: string; readonly phone: string | null },
): Promise<string> {
  if (typed.consentVersion !== CONSENT_VERSION) throw refuse('consent_outdated');
  const loginName = typed.loginName === undefined ? null : requireLoginName(typed.loginName);
  return hashNewPassword(ports, typed.password, { ...own, loginName });
}

/** Refuses what breaks a rule, else hashes. Outside any transaction: it may wait in the queue. */
export function hashNewPassword(
  ports: IdentityPorts,
  text: string,
  own: {
    readonly idNumber: string;
    readonly phone: string | null;
    readonly loginName: string | null;
  },
): Promise<string> {
  const password = foldPassword(text);
  const problem = passwordProblem(password, own);
  if (problem) {
    throw refuse('password_refused', { fields: [{ path: 'body/password', code: problem }] });
  }
  return ports.hashes.hash(password);
}

function requireLoginName(text: string): string {
  const name = readLoginName(text);
  if (name.ok) return name.value;
  throw refuse('login_name_invalid', {
    fields: [{ path: 'body/loginName', code: 'identity.login_name_invalid' }],
  });
}

export async function activate(
  op: Operation,
  of: {
    personId: PersonId;
    passwordHash: string;
    with: 'slip' | 'sms' | 'setup';
    consentVersion: string;
    loginName?: string;
    locale?: 'zh-CN' | 'en';
  },
): Promise<OpenedSession> {
  const account = await lockAccount(op.tx, of.personId);
  if (account?.state !== 'pending') throw refuse('activation_over');
  if (of.loginName !== undefined) {
    const name = requireLoginName(of.loginName);
    if (!(await claimLoginName(op.tx, name, of.personId))) throw refuse('login_name_taken');
  }
  const locale = of.locale ?? 'zh-CN';
  const count = await activateAccount(op.tx, { ...of, locale, at: op.now });
  assert(count === 1n, 'activation: the locked account changed');
  await voidSlips(op.tx, [of.personId], op.now);
  await endSessions(op, [of.personId], 'activated');
  op.note({ personId: of.personId, outcome: 'activated', with: of.with });
  op.emit({ type: ACCOUNT_ACTIVATED, subjectId: of.personId, payload: { with: of.with } });
  return openSession(op, of.personId);
}
