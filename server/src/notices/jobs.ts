import { asId } from '@jixu/kernel';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import { MAIL_JOB, sendLetter } from './commands/send-letter.ts';
import type { NoticePorts } from './ports.ts';

export function jobs(ports: NoticePorts): JobDefinition[] {
  return [
    {
      name: MAIL_JOB,
      handle: (payload) =>
        sendLetter(ports, {
          personId: asId<'person'>(String(payload['personId'])),
          noticeId: asId<'notice'>(String(payload['noticeId'])),
        }),
    },
  ];
}
