#!/usr/bin/env node
// The only plain JavaScript of the command line: it runs on any Node >= 20.19, finds the pinned Node 24 that
// came with `npm ci`, and hands over. Everything after this line is TypeScript run by that Node.
import { fileURLToPath } from 'node:url';
import { launch } from '../../tools/launch.mjs';

await launch(fileURLToPath(new URL('../src/main.ts', import.meta.url)), process.argv.slice(2));
