import { asId } from '@jixu/kernel';
import type { JobDefinition, JobPayload } from '../platform/jobs/jobs.ts';
import { DIGEST_JOB, sendDigests } from './commands/send-digests.ts';
import { MAIL_JOB, sendLetter } from './commands/send-letter.ts';
import { sendText, TEXT_JOB } from './commands/send-text.ts';
import type { NoticePorts } from './ports.ts';

export function jobs(ports: NoticePorts): JobDefinition[] {
  return [
    { name: MAIL_JOB, handle: (payload) => sendLetter(ports, noticeOf(payload)) },
    { name: TEXT_JOB, handle: (payload) => sendText(ports, noticeOf(payload)) },
    // At eight in the morning in Shanghai.
    { name: DIGEST_JOB, cron: '2 0 * * *', handle: () => sendDigests(ports) },
  ];
}

function noticeOf(payload: JobPayload) {
  return {
    personId: asId<'person'>(String(payload['personId'])),
    noticeId: asId<'notice'>(String(payload['noticeId'])),
  };
}
