import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  readlink,
  rm,
  rmdir,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { assertDurable } from '../durability.ts';
import { provideBinaries, shippedPackage } from './binaries.ts';
import { lookAtProcess } from './processes.ts';
import { startEmbedded } from './start-embedded.ts';
import type { EmbeddedDatabase, LogLine } from './supervisor.ts';
import { SHELTER, chooseSite } from './site.ts';

const run = promisify(execFile);
const asRoot = process.geteuid?.() === 0;
const NOBODY = 65_534;

let base: string;
/** Folders of one test; whatever still runs in them is stopped when it ends. */
let data: string;
const owners: ChildProcess[] = [];
const open: EmbeddedDatabase[] = [];
const lines: LogLine[] = [];

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'jixu-embedded-'));
  await chmod(base, 0o755);
  data = join(base, 'data');
  const database = await start();
  await ask(database.ownerUrl, `create table public.kept as select '留' as word`);
  await open.pop()?.stop();
});

afterEach(async () => {
  for (const owner of owners.splice(0)) await kill(owner);
  for (const database of open.splice(0)) await database.stop();
  lines.length = 0;
});

afterAll(async () => {
  await rm(base, { recursive: true, force: true });
});

async function start(dataDir = data): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir, log: (line) => lines.push(line) });
  open.push(database);
  return database;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

type Answer = Partial<EmbeddedDatabase> & { code?: string; message?: string };

/** Another Jixu: a process of its own that owns `dataDir`. */
async function ownerProcess(
  options: { dataDir?: string; shelter?: string; durable?: boolean; uid?: number } = {},
): Promise<{ owner: ChildProcess; answer: Answer }> {
  const script = join(import.meta.dirname, 'owner-process.fixture.ts');
  const { dataDir = data, shelter = '', durable = true, uid } = options;
  const owner = spawn(process.execPath, [script, dataDir, shelter, String(durable)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: tmpdir(),
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  owners.push(owner);
  const reader = createInterface({ input: owner.stdout });
  const [line] = await once(reader, 'line');
  return { owner, answer: JSON.parse(String(line)) as Answer };
}

/** Never 0: that would be a signal to everything in our own process group. */
function pidOf(answer: Answer): number {
  if (answer.pid === undefined || answer.pid <= 1)
    throw new Error(`the owner has no database: ${answer.message ?? ''}`);
  return answer.pid;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  const begun = performance.now();
  while (!(await condition())) {
    if (performance.now() - begun > 120_000) throw new Error('not within two minutes');
    await sleep(20);
  }
}

function problem(code: string): { code: string } {
  return { code };
}

describe('first and second start', () => {
  test('the first start gives two roles, a Chinese-ready database and the promised settings', async () => {
    // Goal: what a newcomer gets. Method: an empty folder; ask the server itself.
    const database = await start(join(base, 'first'));
    expect(database.adopted).toBe(false);
    expect(await ask(database.appUrl, 'select current_user, current_database()')).toEqual([
      'jixu_app',
      'jixu',
    ]);
    const rights = `select rolname::text, rolsuper, rolcreatedb, rolcreaterole from pg_roles
                    where rolname in ('jixu_app', 'jixu_owner') order by 1`;
    expect(await ask(database.ownerUrl, rights)).toEqual(
      ['jixu_app', false, false, false].concat(['jixu_owner', true, true, true]),
    );
    await expect(ask(database.appUrl, 'create table public.t (id int)')).rejects.toMatchObject(
      problem('42501'),
    );
    const settings = await ask(
      database.ownerUrl,
      `select current_setting(name) from unnest(array['fsync', 'synchronous_commit',
       'full_page_writes', 'data_checksums', 'listen_addresses', 'server_encoding', 'TimeZone',
       'password_encryption']) as name`,
    );
    const on = ['on', 'on', 'on', 'on'];
    expect(settings).toEqual([...on, '127.0.0.1', 'UTF8', 'UTC', 'scram-sha-256']);
    await ask(database.ownerUrl, 'create extension pg_trgm');
    const similar = `select similarity('继续教育', '继续教育平台') > 0.4, '乙' < '甲', '一' < '丁'`;
    // By code point: 乙 U+4E59 < 甲 U+7532, 一 U+4E00 < 丁 U+4E01.
    expect(await ask(database.appUrl, similar)).toEqual([true, true, true]);
  });

  test('only the data folder owner can read the passwords, and only with them one gets in', async () => {
    // Goal: no open door. Method: file mode; a connection with a wrong password.
    const database = await start();
    expect((await stat(join(data, 'postgres-credentials.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(data, 'postgres'))).mode & 0o077).toBe(0);
    const wrong = new URL(database.ownerUrl);
    wrong.password = 'wrong';
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject(problem('28P01'));
  });

  test('the second start finds the data, another server process and a session of its own', async () => {
    // Goal: nothing is lost by an orderly stop; Ctrl-C in our terminal does not reach the server.
    // Method: stop, start, read; process group of the server is its own.
    const before = await start();
    const gone = before.pid;
    await before.stop();
    expect((await lookAtProcess(gone)).state).toBe('gone');
    const database = await start();
    expect(database.adopted).toBe(false);
    expect(await ask(database.ownerUrl, 'select word from public.kept')).toEqual(['留']);
    const group = await run('ps', ['-o', 'pgid=', '-p', String(database.pid)]);
    expect(Number(group.stdout)).toBe(database.pid);
  });

  test('a stop that comes twice is one stop', async () => {
    // Goal: signal handlers may overlap. Method: stop twice at once and once later.
    const database = await start();
    await Promise.all([database.stop(), database.stop()]);
    await database.stop();
    expect((await readdir(data)).includes('jixu.lock')).toBe(false);
  });
});

describe('deaths', () => {
  test('a killed owner leaves the server running; the next start takes it over', async () => {
    // Goal: SIGKILL of Jixu costs nothing. Method: kill the owning process, start here, same pid.
    const { owner, answer } = await ownerProcess();
    await kill(owner);
    expect((await lookAtProcess(answer.pid ?? 0)).state).toBe('running');
    const database = await start();
    expect(database.adopted).toBe(true);
    expect(database.pid).toBe(answer.pid);
    expect(database.ownerUrl).toBe(answer.ownerUrl);
    expect(await ask(database.ownerUrl, 'select word from public.kept')).toEqual(['留']);
    await database.stop();
    await until(async () => (await lookAtProcess(database.pid)).state !== 'running');
  });

  test('server and owner killed together: the next start works at once', async () => {
    // Goal: recovery without hands, in spite of zombies. Method: SIGKILL both, start, read.
    const { owner, answer } = await ownerProcess();
    const { ownerUrl = '' } = answer;
    await ask(ownerUrl, `create table public.acknowledged as select 1 as one`);
    process.kill(pidOf(answer), 'SIGKILL');
    await kill(owner);
    const database = await start();
    expect(database.adopted).toBe(false);
    expect(await ask(database.ownerUrl, 'select one from public.acknowledged')).toEqual([1]);
  });

  test('a server that dies under a living owner is started again at the same address', async () => {
    // Goal: an out-of-memory kill is not the end. Method: SIGKILL the server, ask the old URL.
    const database = await start();
    const [url, first] = [database.ownerUrl, database.pid];
    process.kill(first, 'SIGKILL');
    await until(() => lines.some((line) => line.event === 'postgres.recovered'));
    expect(database.pid).not.toBe(first);
    expect(database.ownerUrl).toBe(url);
    expect(await ask(url, 'select word from public.kept')).toEqual(['留']);
  });

  test('an orphan that does not wait for the disk is replaced, not taken over', async () => {
    // Goal: no promise on a server that breaks it. Method: an orphan with fsync off.
    const { owner, answer } = await ownerProcess({ durable: false });
    await kill(owner);
    const database = await start();
    expect(database.adopted).toBe(false);
    expect(database.pid).not.toBe(answer.pid);
    expect(lines.map((line) => line.event)).toContain('postgres.replaced');
    expect(await ask(database.ownerUrl, 'show fsync')).toEqual(['on']);
  });

  test('a lock file of the server that names a stranger does not keep us out', async () => {
    // Goal: process numbers are used again after a reboot. Method: postmaster.pid of a killed
    // server, its number replaced by that of a living program of the same account.
    const { owner, answer } = await ownerProcess();
    process.kill(pidOf(answer), 'SIGKILL');
    await kill(owner);
    const file = join(data, 'postgres', 'postmaster.pid');
    const { uid, gid } = await stat(file);
    const stranger = spawn('sleep', ['60'], asRoot ? { uid, gid } : {});
    owners.push(stranger);
    const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, [String(stranger.pid), ...rest].join('\n'));
    const database = await start();
    expect(database.adopted).toBe(false);
    expect(await ask(database.ownerUrl, 'select word from public.kept')).toEqual(['留']);
  });

  test('a dead process that nobody collects does not keep us out', async () => {
    // Goal: containers whose process 1 collects nothing. Method: postmaster.pid names a zombie.
    const { owner, answer } = await ownerProcess();
    process.kill(pidOf(answer), 'SIGKILL');
    await kill(owner);
    const file = join(data, 'postgres', 'postmaster.pid');
    const { uid, gid } = await stat(file);
    // The shell becomes `sleep`, which does not know that it has a child. The child lives on past
    // that moment; one that is dead before is still collected by the shell.
    const parent = spawn('sh', ['-c', 'sleep 2 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      ...(asRoot ? { uid, gid } : {}),
    });
    owners.push(parent);
    const [line] = await once(createInterface({ input: parent.stdout }), 'line');
    const zombie = Number(line);
    await until(async () => (await lookAtProcess(zombie)).state === 'zombie');
    const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, [String(zombie), ...rest].join('\n'));
    const database = await start();
    expect(await ask(database.ownerUrl, 'select word from public.kept')).toEqual(['留']);
  });

  test('a stop right after the server died is a stop', async () => {
    // Goal: no restart behind the back of a shutdown. Method: SIGKILL, stop, look for a process.
    const database = await start();
    process.kill(database.pid, 'SIGKILL');
    await database.stop();
    await until(async () => (await lookAtProcess(database.pid)).state !== 'running');
    expect((await readdir(data)).includes('jixu.lock')).toBe(false);
    const again = await start();
    expect(again.adopted).toBe(false);
  });
});

describe('one owner', () => {
  test('a second Jixu on the same folder is refused and disturbs nothing', async () => {
    // Goal: adoption never steals from the living. Method: start beside a living owner.
    const { answer } = await ownerProcess();
    await expect(start()).rejects.toMatchObject(problem('database.already_owned'));
    await expect(start()).rejects.toThrow(/process \d+ on .* is using this data folder/);
    expect(await ask(answer.ownerUrl ?? '', 'select word from public.kept')).toEqual(['留']);
  });

  test('of several that start on a new folder at once, one gets it', async () => {
    // Goal: no race at the first start. Method: four processes, one empty folder.
    const dataDir = join(base, 'race');
    const starts = await Promise.all([1, 2, 3, 4].map(() => ownerProcess({ dataDir })));
    const refused = starts.filter(({ answer }) => answer.code !== undefined);
    expect(refused.map(({ answer }) => answer.code)).toEqual(
      Array.from({ length: 3 }, () => 'database.already_owned'),
    );
    for (const { owner } of starts) await kill(owner);
    const database = await start(dataDir);
    expect(database.adopted).toBe(true);
  });

  test('where the lock file fails, PostgreSQL itself decides', async () => {
    // Goal: the second line of defence. Method: remove the lock of a living owner, start.
    await ownerProcess();
    await rm(join(data, 'jixu.lock'));
    await expect(start()).rejects.toMatchObject(problem('database.already_owned'));
  });

  test('locks of the dead are passed over: ended process, reused number, torn file', async () => {
    // Goal: no cleaning up by hand. Method: three lock files that no living owner has.
    const path = join(data, 'jixu.lock');
    const { owner } = await ownerProcess();
    const left = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    await kill(owner);
    const reused = JSON.stringify({ ...left, pid: process.ppid });
    const rebooted = JSON.stringify({ ...left, pid: process.ppid, boot: 'an earlier one' });
    for (const text of [JSON.stringify(left), reused, rebooted, '']) {
      await writeFile(path, text);
      const database = await start();
      expect(await readFile(path, 'utf8')).toContain(`"pid":${process.pid},`);
      await database.stop();
    }
  });

  test('a lock of another machine counts for as long as it is being touched', async () => {
    // Goal: two containers on one volume. Method: a foreign lock, touched, then left alone.
    const path = join(data, 'jixu.lock');
    const foreign = { pid: 1, startedAt: '1', host: 'elsewhere', boot: 'b', namespace: 'n' };
    await writeFile(path, JSON.stringify({ ...foreign, token: 't' }));
    let beat = 1;
    const heart = setInterval(() => {
      beat += 1;
      void utimes(path, beat, beat);
    }, 100);
    await expect(start()).rejects.toMatchObject(problem('database.already_owned'));
    clearInterval(heart);
    const database = await start();
    expect(database.pid).toBeGreaterThan(0);
  });
});

describe('what the folder may hold', () => {
  test('a cluster of another major version is refused with the way out', async () => {
    // Goal: no blind upgrade. Method: PG_VERSION of an earlier major.
    const file = join(data, 'postgres', 'PG_VERSION');
    const ours = await readFile(file, 'utf8');
    await writeFile(file, '15\n');
    await expect(start()).rejects.toMatchObject(problem('database.wrong_version'));
    await expect(start()).rejects.toThrow(/PostgreSQL 15.*"jixu backup".*"jixu restore"/);
    await writeFile(file, ours);
  });

  test('a folder that is no cluster is neither used nor overwritten', async () => {
    // Goal: nobody's files are destroyed. Method: a strange folder in the cluster's place.
    const dataDir = join(base, 'strange');
    await mkdir(join(dataDir, 'postgres'), { recursive: true });
    await writeFile(join(dataDir, 'postgres', 'thesis.txt'), 'mine');
    await expect(start(dataDir)).rejects.toMatchObject(problem('database.start_failed'));
    expect(await readdir(join(dataDir, 'postgres'))).toEqual(['thesis.txt']);
  });

  test('lost passwords are made anew, damaged ones are named', async () => {
    // Goal: a restored cluster opens. Method: remove the file with the server down and orphaned.
    const path = join(data, 'postgres-credentials.json');
    const { owner } = await ownerProcess();
    await kill(owner);
    await rm(path);
    const database = await start();
    expect(lines.map((line) => line.event)).toContain('postgres.passwords_reset');
    expect(await ask(database.ownerUrl, 'select word from public.kept')).toEqual(['留']);
    expect(await ask(database.appUrl, 'select 1')).toEqual([1]);
    await database.stop();
    const good = await readFile(path, 'utf8');
    await writeFile(path, '{}');
    await expect(start()).rejects.toMatchObject(problem('database.credentials_refused'));
    await writeFile(path, good);
  });

  test('what a killed first start left behind is cleared away', async () => {
    // Goal: a first start may die anywhere. Method: a half-made stage, then a first start.
    const dataDir = join(base, 'half');
    await mkdir(join(dataDir, 'postgres-first-start-x', 'data'), { recursive: true });
    await start(dataDir);
    const left = (await readdir(dataDir)).filter((name) => name.includes('first-start'));
    expect(left).toEqual([]);
  });

  test('a role that would not wait for the disk is found out', async () => {
    // Goal: the promise holds for every session. Method: ALTER ROLE … SET, then assert.
    const database = await start();
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await assertDurable(client, { checksums: 'required' });
    await client.query('alter role jixu_app set synchronous_commit = off');
    await expect(assertDurable(client, { checksums: 'required' })).rejects.toThrow(
      /synchronous_commit is off/,
    );
    await client.query('alter role jixu_app reset synchronous_commit');
    await client.end();
  });
});

describe('binaries', () => {
  test('library links left out by npm are made, in place and in a copy that lost some', async () => {
    // Goal: no install script is needed. Method: a package without links; run what comes out.
    const from = { ...shippedPackage(), root: join(base, 'package') };
    await cp(shippedPackage().root, from.root, { recursive: true, filter: isNoLink });
    const copyTo = join(base, 'copies');
    for (const copy of [false, true]) {
      const binaries = await provideBinaries({ from, copyTo, copy });
      const { stdout } = await run(binaries.postgres, ['--version']);
      expect(stdout).toContain(`(PostgreSQL) ${binaries.version}`);
      expect(binaries.postgres.startsWith(copy ? copyTo : from.root)).toBe(true);
    }
    const [name = ''] = await readdir(copyTo);
    const lib = join(copyTo, name, 'native', 'lib');
    await rm(join(lib, 'libpq.so.5'));
    await rm(join(lib, 'libssl.so.1.1'));
    await writeFile(join(lib, 'libssl.so.1.1'), '');
    const repaired = await provideBinaries({ from, copyTo, copy: true });
    await run(repaired.postgres, ['--version']);
  });
});

describe.skipIf(!asRoot)('as root', () => {
  test('with the data folder inside a closed home the cluster lies where it can be reached', async () => {
    // Goal: a checkout in root's home works. Method: a home of mode 0700; start, kill, start.
    const home = join(base, 'home');
    await mkdir(home, { mode: 0o700 });
    const dataDir = join(home, '.local', 'jixu');
    const shelter = join(base, 'shelter');
    // Under the strictest umask: what we make must be reachable all the same.
    const umask = process.umask(0o077);
    const { owner, answer } = await ownerProcess({ dataDir, shelter }).finally(() => {
      process.umask(umask);
    });
    expect(answer.message).toBeUndefined();
    const inside = await readlink(join(dataDir, 'postgres'));
    expect(inside.startsWith(shelter)).toBe(true);
    expect((await stat(inside)).uid).not.toBe(0);
    await ask(answer.ownerUrl ?? '', `create table public.kept as select '家' as word`);
    await kill(owner);
    const second = await ownerProcess({ dataDir, shelter });
    expect(second.answer.adopted).toBe(true);
    expect(second.answer.pid).toBe(answer.pid);
    expect(await ask(second.answer.ownerUrl ?? '', 'table public.kept')).toEqual(['家']);
    await stopOwner(second.owner);
    const third = await ownerProcess({ dataDir, shelter });
    expect(third.answer.adopted).toBe(false);
    expect(await ask(third.answer.ownerUrl ?? '', 'table public.kept')).toEqual(['家']);
    await stopOwner(third.owner);
    expect((await stat(home)).mode & 0o777).toBe(0o700);
  });

  test('the shelter is named once and reachable by every account', async () => {
    // Goal: the real place of that cluster. Method: the choice alone, which makes only folders.
    const home = join(base, 'closed');
    await mkdir(home, { mode: 0o700 });
    const site = await chooseSite(join(home, 'jixu'));
    expect(dirname(site.home)).toBe(SHELTER);
    await rm(site.home, { recursive: true });
    // Left where a real installation uses it.
    await rmdir(SHELTER).catch(() => undefined);
  });

  test('a cluster that root restored from a backup is given back to its account', async () => {
    // Goal: a restore by tar needs no chown. Method: everything owned by root, then a start.
    await run('chown', ['-R', '0:0', join(data, 'postgres')]);
    const database = await start();
    expect(await ask(database.ownerUrl, 'select word from public.kept')).toEqual(['留']);
    expect((await stat(join(data, 'postgres', 'PG_VERSION'))).uid).not.toBe(0);
  });

  test('an ordinary account runs it in its own folder', async ({ skip }) => {
    // Goal: no root needed. Method: the whole life as nobody: start, kill, take over, stop.
    if (!(await isReadableByNobody())) return skip('the checkout lies in a closed folder');
    const dataDir = join(base, 'of-nobody', 'jixu');
    await mkdir(dirname(dataDir), { mode: 0o700 });
    await chown(dirname(dataDir), NOBODY, NOBODY);
    const { owner, answer } = await ownerProcess({ dataDir, uid: NOBODY });
    expect(answer.message).toBeUndefined();
    expect((await stat(join(dataDir, 'postgres'))).uid).toBe(NOBODY);
    expect((await stat(join(dataDir, 'postgres-credentials.json'))).mode & 0o777).toBe(0o600);
    await ask(answer.ownerUrl ?? '', 'create table public.mine (id int)');
    await kill(owner);
    const second = await ownerProcess({ dataDir, uid: NOBODY });
    expect(second.answer.pid).toBe(answer.pid);
    await stopOwner(second.owner);
  });

  test('a folder that may not be written to, or is another account’s, is named', async ({
    skip,
  }) => {
    // Goal: a message instead of a stack. Method: as nobody, in root's folders.
    if (!(await isReadableByNobody())) return skip('the checkout lies in a closed folder');
    const closed = join(base, 'read-only');
    await mkdir(closed, { mode: 0o755 });
    const refused = await ownerProcess({ dataDir: closed, uid: NOBODY });
    expect(refused.answer.code).toBe('database.folder_not_writable');
    expect(refused.answer.message).toMatch(/may not write to .*read-only.*JIXU_DATA/);
    const below = await ownerProcess({ dataDir: join(closed, 'jixu'), uid: NOBODY });
    expect(below.answer.code).toBe('database.folder_not_writable');
    const theirs = join(base, 'theirs');
    await mkdir(join(theirs, 'postgres'), { recursive: true, mode: 0o755 });
    await writeFile(join(theirs, 'postgres', 'PG_VERSION'), '18\n');
    await chown(theirs, NOBODY, NOBODY);
    const foreign = await ownerProcess({ dataDir: theirs, uid: NOBODY });
    expect(foreign.answer.code).toBe('database.folder_not_ours');
  });

  test('a full disk is named at the first start and later; with space again all is there', async ({
    skip,
  }) => {
    // Goal: full is not lost. Method: small file systems in memory, one filled to the last byte.
    const small = await mount('small', '64m');
    const dataDir = await mount('filled', '400m');
    if (small === undefined || dataDir === undefined) return skip('this root may not mount');
    try {
      await expect(start(small)).rejects.toMatchObject(problem('database.disk_full'));
      const { owner, answer } = await ownerProcess({ dataDir });
      await ask(answer.ownerUrl ?? '', `create table public.kept as select '满' as word`);
      process.kill(pidOf(answer), 'SIGKILL');
      await kill(owner);
      const ballast = join(dataDir, 'ballast');
      await run('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=64k']).catch(() => undefined);
      await expect(start(dataDir)).rejects.toMatchObject(problem('database.disk_full'));
      await rm(ballast);
      const database = await start(dataDir);
      expect(await ask(database.ownerUrl, 'table public.kept')).toEqual(['满']);
      await database.stop();
    } finally {
      await run('umount', [small]);
      await run('umount', [dataDir]);
    }
  });
});

/** Inside root's home no other account can run our code: there only root's own tests make sense. */
async function isReadableByNobody(): Promise<boolean> {
  const options = { uid: NOBODY, gid: NOBODY, cwd: '/' };
  return await Promise.all([
    run('test', ['-x', process.execPath], options),
    run('test', ['-r', import.meta.filename], options),
  ]).then(
    () => true,
    () => false,
  );
}

async function stopOwner(owner: ChildProcess): Promise<void> {
  const exit = once(owner, 'exit');
  owner.kill('SIGTERM');
  await exit;
}

/** Root of an unprivileged container may not mount. */
async function mount(name: string, size: string): Promise<string | undefined> {
  const path = join(base, name);
  await mkdir(path);
  return await run('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0711`, 'none', path]).then(
    () => path,
    () => undefined,
  );
}

async function isNoLink(path: string): Promise<boolean> {
  return !(await readlink(path).then(
    () => true,
    () => false,
  ));
}
