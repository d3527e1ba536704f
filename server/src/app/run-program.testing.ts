import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** One of our programs that sets up a server of its own and prints one line of JSON; its path from the checkout. */
export function runProgram(
  path: string,
  env: Readonly<Record<string, string>>,
): Promise<{ text: string; report: unknown }> {
  const program = fileURLToPath(new URL(`../../../${path}`, import.meta.url));
  const { DATABASE_URL: _unused, ...surroundings } = process.env;
  const child = spawn(process.execPath, [program], { env: { ...surroundings, ...env } });
  let text = '';
  let errors = '';
  child.stdout.on('data', (part: Buffer) => {
    text += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    errors += part.toString();
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code) => {
      if (code === 0) done({ text: text.trim(), report: JSON.parse(text) });
      else fail(new Error(`${path} ended with ${code}\n${errors}`));
    });
  });
}
