import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { codeOf } from './database-unavailable.ts';

/** What the kernel says about a process id. */
export type ProcessSight =
  | { readonly state: 'gone' }
  /** Dead, but nobody has collected it yet: it holds nothing but its number. */
  | { readonly state: 'zombie' }
  | {
      readonly state: 'running';
      /** Program name, at most 15 characters on Linux. */
      readonly program: string;
      readonly args: string;
      /** Where it stands, '' where we may not know. */
      readonly cwd: string;
      /** With the process id, tells this process from a later one of the same number. */
      readonly startedAt: string;
    };

export async function lookAtProcess(pid: number): Promise<ProcessSight> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return { state: 'gone' };
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return { state: 'gone' };
  }
  return process.platform === 'linux' ? await lookInProc(pid) : await askPs(pid);
}

async function lookInProc(pid: number): Promise<ProcessSight> {
  let stat: string;
  try {
    stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ESRCH') return { state: 'gone' };
    if (code !== 'EACCES' && code !== 'EPERM') throw error;
    // Mounted with hidepid, we see nothing of other accounts' processes, which are not ours either.
    return { state: 'running', program: '', args: '', cwd: '', startedAt: '' };
  }
  // "pid (program) state …": the program may itself contain spaces and brackets.
  const end = stat.lastIndexOf(')');
  const fields = stat.slice(end + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return { state: 'zombie' };
  const args = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return {
    state: 'running',
    program: stat.slice(stat.indexOf('(') + 1, end),
    args: args.replaceAll('\0', ' ').trim(),
    cwd: await readlink(`/proc/${pid}/cwd`).catch(() => ''),
    startedAt: fields[19] ?? '',
  };
}

/** macOS has no /proc; `ps` is part of the system there. */
async function askPs(pid: number): Promise<ProcessSight> {
  const columns = ['-o', 'stat=', '-o', 'lstart=', '-o', 'args=', '-p', String(pid)];
  const answer = await promisify(execFile)('ps', columns, { env: { LC_ALL: 'C' } }).catch(() => ({
    stdout: '',
  }));
  const match = /^(\S+)\s+(\w+ \w+ +\d+ [\d:]+ \d+)\s+(.*)$/.exec(answer.stdout.trim());
  if (match === null) return { state: 'gone' };
  const [, state = '', startedAt = '', args = ''] = match;
  if (state.startsWith('Z')) return { state: 'zombie' };
  const program = (args.split(' ')[0] ?? '').split('/').at(-1) ?? '';
  return { state: 'running', program, args, cwd: '', startedAt };
}

/** The running kernel and its process numbering: two processes that share it can see each other. */
export async function processSpace(): Promise<{ boot: string; namespace: string }> {
  if (process.platform !== 'linux') return { boot: '', namespace: '' };
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return { boot: boot.trim(), namespace };
}
