import { UsageError } from './arguments.ts';

/**
 * The command line: a table of subcommands, each loaded only when it is called. Commands return
 * their exit status.
 */

type Command = {
  readonly usage: string;
  readonly run: (args: readonly string[]) => Promise<number>;
};

const COMMANDS: Readonly<Record<string, Command>> = {
  start: {
    usage: 'start',
    run: async (args) => (await import('./commands/start.ts')).start(args),
  },
  demo: {
    usage: 'demo',
    run: async (args) => (await import('./commands/start.ts')).demo(args),
  },
  migrate: {
    usage: 'migrate',
    run: async (args) => (await import('./commands/maintain.ts')).migrateCommand(args),
  },
  doctor: {
    usage: 'doctor',
    run: async (args) => (await import('./commands/maintain.ts')).doctor(args),
  },
  backup: {
    usage: 'backup FILE',
    run: async (args) => (await import('./commands/maintain.ts')).backupCommand(args),
  },
  restore: {
    usage: 'restore FILE',
    run: async (args) => (await import('./commands/maintain.ts')).restoreCommand(args),
  },
  ledger: {
    usage: 'ledger export FILE | ledger verify FILE',
    run: async (args) => (await import('./commands/ledger.ts')).ledger(args),
  },
  packs: {
    usage: 'packs [--json]',
    run: async (args) => (await import('./commands/packs.ts')).packs(args),
  },
  pack: {
    usage: 'pack lint|test|diff|new …',
    run: async (args) => (await import('./commands/pack.ts')).pack(args),
  },
  evaluate: {
    usage:
      'evaluate --pack ID[@VERSION] [--input FILE|-] [--as-of YYYY-MM-DD] [--explain] [--json]',
    run: async (args) => (await import('./commands/evaluate.ts')).evaluateCommand(args),
  },
  plan: {
    usage: 'plan --pack ID --input FILE [--catalogue FILE] [--as-of YYYY-MM-DD] [--json]',
    run: async (args) => (await import('./commands/plan.ts')).planCommand(args),
  },
};

/** Bad input and bad usage: one line on stderr, nothing on stdout (contract §1). */
const REFUSED = 2;

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const command = name === undefined || !Object.hasOwn(COMMANDS, name) ? undefined : COMMANDS[name];
  if (command === undefined) {
    const asked = name === undefined || name === '--help' || name === 'help';
    const text = Object.values(COMMANDS).map(({ usage }) => `  jixu ${usage}`);
    if (asked) process.stdout.write(`${text.join('\n')}\n`);
    else
      process.stderr.write(`jixu: found "${name}"; allowed: ${Object.keys(COMMANDS).join(', ')}\n`);
    return asked ? 0 : REFUSED;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`jixu ${name}: ${error.message.replaceAll(/\s*\n\s*/g, ' ')}\n`);
    return REFUSED;
  }
}

// A reader that closes the pipe early (`jixu packs | head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await main(process.argv.slice(2));
