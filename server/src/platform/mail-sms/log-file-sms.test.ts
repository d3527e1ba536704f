import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { logFileSms } from './log-file-sms.ts';

test('the file gets the text and the mask, never the number', async () => {
  // Goal: no number at rest. Method: two messages to a fresh file; its text and its rights.
  const folder = await mkdtemp(join(tmpdir(), 'jixu-sms-'));
  const file = join(folder, 'messages.log');
  const sms = logFileSms(file);
  await sms.send({ to: '13800138000', text: '验证码 123456' });
  await sms.send({ to: '13900139000', text: '验证码 654321' });
  const text = await readFile(file, 'utf8');
  expect(text).toBe(
    '{"to":"138****8000","text":"验证码 123456"}\n{"to":"139****9000","text":"验证码 654321"}\n',
  );
  expect((await stat(file)).mode & 0o077).toBe(0);
  await rm(folder, { recursive: true });
});
