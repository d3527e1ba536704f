/** Reads a task on descriptor 3 and answers one line. Started by `runConfined` only: the text is of a stranger's making. */
import { readFileSync } from 'node:fs';
import type { CheckTask } from './check-pack-task.ts';
import { examinePack } from './examine-pack.ts';

const INPUT = 3;

const task = JSON.parse(readFileSync(INPUT, 'utf8')) as CheckTask;
process.stdout.write(`${JSON.stringify(examinePack(task))}\n`);
