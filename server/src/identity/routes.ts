import { Type } from 'typebox';
import { asId, assert } from '@jixu/kernel';
import {
  command,
  download,
  query,
  type Reading,
  type Route,
  stepped,
} from '../platform/http/route.ts';
import type { Actor, PersonActor } from '../platform/operation/actor.ts';
import { ACCOUNT_KEEPERS } from './access.ts';
import { changeOwnContact, changePassword } from './commands/change-own-account.ts';
import { chooseLocale } from './commands/choose-locale.ts';
import { finishActivation } from './commands/finish-activation.ts';
import { logIn } from './commands/log-in.ts';
import { logOut } from './commands/log-out.ts';
import { useSetup } from './commands/open-setup.ts';
import { printSlipFor, printSlipsOfUnit, readSheet } from './commands/print-slips.ts';
import { proveActivation } from './commands/prove-activation.ts';
import { resetAccount } from './commands/reset-account.ts';
import { sendActivationCode } from './commands/send-activation-code.ts';
import { startActivationBySlip } from './commands/start-activation.ts';
import { consentText } from './consent/consent-text.ts';
import type { IdentityPorts } from './ports.ts';
import { presentActivation, presentSheet, presentSlip } from './present.ts';
import { showActivation } from './queries/show-activation.ts';
import { showSession } from './queries/show-session.ts';
import {
  ActivationBody,
  ActivationStart,
  ConsentBody,
  ContactBody,
  Done,
  FinishBody,
  Locale,
  LogInBody,
  Next,
  PasswordBody,
  PersonParams,
  SecondProofBody,
  SessionBody,
  Sheet,
  SheetParams,
  Slips,
  UnitParams,
} from './schemas.ts';

const room = 'identity';
const anyone = { who: 'anyone' } as const;
const keepers = { who: 'role', roles: ACCOUNT_KEEPERS } as const;
const done = { done: true } as const;

export function routes(ports: IdentityPorts): Route[] {
  return [
    ...sessionRoutes(ports),
    ...activationRoutes(ports),
    ...accountRoutes(ports),
    ...slipRoutes(ports),
  ];
}

function sessionRoutes(ports: IdentityPorts): Route[] {
  return [
    stepped({
      id: 'logIn',
      path: '/api/login',
      summary: 'Log in, or begin an activation with identity number and its last six characters.',
      policy: anyone,
      room,
      operation: 'identity.log-in',
      body: LogInBody,
      response: Next,
      run: async (context, { body }, reply) => ({ next: await logIn(ports, context, body, reply) }),
    }),
    command({
      id: 'logOut',
      path: '/api/logout',
      summary: 'End the session.',
      policy: anyone,
      room,
      operation: 'identity.log-out',
      idempotency: 'none',
      response: Done,
      run: async (op, _input, reply) => {
        await logOut(op, reply);
        return done;
      },
    }),
    query({
      id: 'session',
      path: '/api/session',
      summary: 'Who am I, with the roles of today.',
      policy: anyone,
      room,
      response: SessionBody,
      run: (read) => showSession(read, ports),
    }),
    command({
      id: 'chooseLocale',
      method: 'PUT',
      path: '/api/session/locale',
      summary: 'Choose the language of pages and notices.',
      policy: { who: 'person' },
      room,
      operation: 'identity.choose-locale',
      idempotency: 'none',
      body: Type.Object({ locale: Locale }, { additionalProperties: false }),
      response: Done,
      run: async (op, { body }) => {
        await chooseLocale(op, personOf(op.actor), body.locale);
        return done;
      },
    }),
    stepped({
      id: 'changePassword',
      path: '/api/session/password',
      summary: 'Change one’s password; all other sessions end.',
      policy: { who: 'person' },
      room,
      operation: 'identity.change-password',
      body: PasswordBody,
      response: Done,
      run: async (context, { body }, reply) => {
        await changePassword(ports, context, body, reply);
        return done;
      },
    }),
    stepped({
      id: 'changeOwnContact',
      path: '/api/session/contact',
      summary: 'Change one’s own phone or e-mail address.',
      policy: { who: 'person' },
      room,
      operation: 'identity.change-own-contact',
      body: ContactBody,
      response: Done,
      run: async (context, { body }, reply) => {
        await changeOwnContact(ports, context, body, reply);
        return done;
      },
    }),
    command({
      id: 'openSetup',
      path: '/api/setup/open',
      summary: 'Exchange the one-time set-up link for a set-up session.',
      policy: anyone,
      room,
      operation: 'identity.open-setup',
      idempotency: 'none',
      body: Type.Object(
        { token: Type.String({ minLength: 20, maxLength: 60 }) },
        { additionalProperties: false },
      ),
      response: Type.Object({ expiresAt: Type.String() }, { additionalProperties: false }),
      run: async (op, { body }, reply) => ({
        expiresAt: (await useSetup(op, body.token, reply)).toISOString(),
      }),
    }),
  ];
}

function activationRoutes(ports: IdentityPorts): Route[] {
  const policy = { who: 'activation' } as const;
  return [
    stepped({
      id: 'startActivation',
      path: '/api/activation/start',
      summary: 'Begin with identity number and its last six, or with the code and name of a slip.',
      policy: anyone,
      room,
      operation: 'identity.start-activation',
      body: ActivationStart,
      response: Next,
      run: async (context, { body }, reply) => {
        if ('slipCode' in body) {
          return { next: await startActivationBySlip(ports, context, body, reply) };
        }
        const typed = { name: body.idNumber, password: body.lastSix };
        return { next: await logIn(ports, context, typed, reply) };
      },
    }),
    query({
      id: 'activation',
      path: '/api/activation',
      summary: 'How far the activation has come.',
      policy,
      room,
      response: ActivationBody,
      run: async (read) => presentActivation(await showActivation(read, ports)),
    }),
    command({
      id: 'sendActivationCode',
      path: '/api/activation/code',
      summary: 'Send a code to the phone on the roster, if there is one.',
      policy,
      room,
      operation: 'identity.send-activation-code',
      idempotency: 'none',
      response: Done,
      run: async (op) => {
        await sendActivationCode(op, ports);
        return done;
      },
    }),
    stepped({
      id: 'proveActivation',
      path: '/api/activation/second-proof',
      summary: 'Give the slip code or the code from the message.',
      policy,
      room,
      operation: 'identity.prove-activation',
      body: SecondProofBody,
      response: Next,
      run: (context, { body }, reply) => proveActivation(ports, context, body, reply),
    }),
    stepped({
      id: 'finishActivation',
      path: '/api/activation/finish',
      summary: 'Agree to the consent text, choose a password, be logged in.',
      policy,
      room,
      operation: 'identity.finish-activation',
      body: FinishBody,
      response: Next,
      run: async (context, { body }, reply) => {
        await finishActivation(ports, context, body, reply);
        return { next: 'home' as const };
      },
    }),
    query({
      id: 'consent',
      path: '/api/consent/:version',
      summary: 'A consent text, as Markdown.',
      policy: anyone,
      room,
      params: Type.Object({ version: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$' }) }),
      query: Type.Object({ locale: Type.Optional(Locale) }, { additionalProperties: false }),
      response: ConsentBody,
      run: (_read, { params, query: { locale } }) => consentText(params.version, locale ?? 'zh-CN'),
    }),
  ];
}

function accountRoutes(ports: IdentityPorts): Route[] {
  return [
    command({
      id: 'resetAccount',
      path: '/api/accounts/:personId/reset',
      summary: 'Put an account back to pending; its sessions end.',
      policy: keepers,
      room,
      operation: 'identity.reset-account',
      params: PersonParams,
      response: Done,
      run: async (op, { params }) => {
        await resetAccount(op, ports, personOf(op.actor), asId(params.personId));
        return done;
      },
    }),
  ];
}

function slipRoutes(ports: IdentityPorts): Route[] {
  const sheetOf = (read: Reading, sheetId: string) =>
    readSheet(read, ports.keyring, { actor: personOf(read.actor), sheetId });
  return [
    command({
      id: 'makeSlip',
      path: '/api/people/:personId/slips',
      summary: 'Make an activation slip for one person; older slips become void.',
      policy: keepers,
      room,
      operation: 'identity.make-slips',
      params: PersonParams,
      response: Sheet,
      run: async (op, { params }) =>
        presentSheet(await printSlipFor(op, ports, personOf(op.actor), asId(params.personId))),
    }),
    command({
      id: 'makeSlipsOfUnit',
      path: '/api/units/:unitId/activation-slips',
      summary: 'Make slips for everyone in the unit whose account is pending.',
      policy: keepers,
      room,
      operation: 'identity.make-slips',
      params: UnitParams,
      response: Sheet,
      run: async (op, { params }) =>
        presentSheet(await printSlipsOfUnit(op, ports, personOf(op.actor), asId(params.unitId))),
    }),
    query({
      id: 'slipSheet',
      path: '/api/activation-slips/:sheetId',
      summary: 'The codes of a sheet, for its maker, within the hour.',
      policy: keepers,
      room,
      params: SheetParams,
      response: Slips,
      run: async (read, { params }) => ({
        slips: (await sheetOf(read, params.sheetId)).map(presentSlip),
      }),
    }),
    download({
      id: 'slipSheetPdf',
      path: '/api/activation-slips/:sheetId/pdf',
      summary: 'The sheet, for printing.',
      policy: keepers,
      room,
      params: SheetParams,
      mediaTypes: ['application/pdf'],
      run: async (read, { params }) => ({
        mediaType: 'application/pdf',
        name: '激活单.pdf',
        disposition: 'attachment',
        body: await ports.renderSlips(await sheetOf(read, params.sheetId)),
      }),
    }),
  ];
}

function personOf(actor: Actor): PersonActor {
  assert(actor.kind === 'person', 'route: the policy admits persons only');
  return actor;
}
