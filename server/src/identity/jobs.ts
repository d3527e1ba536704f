import { assert } from '@jixu/kernel';
import type { Clock } from '../platform/clock/clock.ts';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import { SEND_CODE_JOB } from './commands/send-activation-code.ts';
import type { IdentityPorts } from './ports.ts';
import { removeOldSessions } from './store/session-rows.ts';
import { removeExpiredSheets } from './store/slip-rows.ts';

/** Ended sessions stay this long, to answer questions about who was logged in. */
const SESSIONS_KEPT_MS = 30 * 86_400_000;

export function jobs(ports: IdentityPorts & { readonly clock: Clock }): JobDefinition[] {
  return [
    {
      name: SEND_CODE_JOB,
      handle: async (payload) => {
        assert(ports.sms, 'code: requested where no messages are sent');
        assert(typeof payload['sealed'] === 'string', 'code: a damaged job');
        const sealed = Buffer.from(payload['sealed'], 'base64');
        const message = JSON.parse(ports.keyring.decrypt(sealed)) as {
          phone: string;
          code: string;
          id: string;
        };
        const text = `【继续】验证码 ${message.code}，5 分钟内有效，用于启用或解锁继续教育账号。`;
        await ports.sms.send({ id: message.id, to: message.phone, text });
      },
    },
    {
      name: 'identity-clear-expired',
      cron: '17 * * * *',
      handle: async () => {
        const now = await ports.clock.read(ports.db);
        await removeExpiredSheets(ports.db, now);
        await removeOldSessions(ports.db, new Date(now.getTime() - SESSIONS_KEPT_MS));
      },
    },
  ];
}
