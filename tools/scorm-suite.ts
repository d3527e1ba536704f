import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptElements, sharedWrites } from '../server/src/learning/scorm/data-model.ts';
import {
  readManifest,
  type ScormItem,
  type ScormManifest,
} from '../server/src/learning/scorm/manifest.ts';
import {
  committedState,
  openedState,
  type PartState,
  startElements,
  startStores,
} from '../server/src/learning/scorm/part-state.ts';
import { runTime } from '../server/src/learning/scorm/run-time.testing.ts';
import { readXml } from '../server/src/platform/xml/index.ts';

/*
 * Runs the machine-readable cases of the standard's own suite (SCORM 2004 4th Edition Conformance Test
 * Suite, a checkout of which is given as the only argument; none of it is kept here) against the
 * run-time as it is served, with the server's own rules between two sessions of a part:
 *
 *   node tools/scorm-suite.ts <checkout>
 *
 * The suite compares by meaning where the standard has several notations; so does this.
 */

const CASES = ['API', 'DMB', 'DMI'];
const LIMITS = { bytes: 4_000_000, depth: 64, nodes: 200_000 };
const ANY_VALUE = 'Returned a valid value or error code';
const NAME = 'Test, Learner';

type Words = ReadonlyMap<string, string>;
type Failure = { readonly session: string; readonly command: string; readonly got: string };

/** A file of Java properties: `key=value`, with continued lines and escapes. */
function properties(path: string): Words {
  const lines = readFileSync(path, 'latin1').replaceAll(/\\\r?\n[ \t]*/g, '');
  const found = new Map<string, string>();
  for (const line of lines.split(/\r?\n/)) {
    const parts = /^\s*([^#!\s][^=]*?)\s*=\s?(.*)$/.exec(line);
    if (parts === null) continue;
    found.set(parts[1] ?? '', unescaped(parts[2] ?? ''));
  }
  return found;
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_all, code: string, one: string) =>
    code === undefined ? one : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The suite writes elements in short words with `~` between them, and may add a type after `!`. */
function elementOf(words: Words, key: string): string {
  const parts = key.split('~').map((part) => part.replace(/^([^&]*)!.*$/, '$1'));
  return parts.map((part) => words.get(part) ?? part).join('.');
}

const FACTORS = [31_536_000, 2_592_000, 86_400, 3_600, 60, 1];

function seconds(text: string): number | null {
  const parts =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(
      text,
    );
  if (parts === null) return null;
  return FACTORS.reduce((sum, factor, at) => sum + factor * Number(parts[at + 1] ?? 0), 0);
}

/** A pattern without the conditions that hold anyway, the others in one order. */
function plainAnswer(text: string): string {
  const conditions: string[] = [];
  let rest = text;
  for (;;) {
    const found = /^\{(?:case_matters|order_matters|lang)=[^}]*\}/.exec(rest)?.[0];
    if (found === undefined) break;
    conditions.push(found);
    rest = rest.slice(found.length);
  }
  const usual = ['{case_matters=false}', '{order_matters=true}', '{lang=en}'];
  return [...conditions.filter((one) => !usual.includes(one)).toSorted(), rest].join('');
}

function sameValue(element: string, got: string, expected: string): boolean {
  if (got === expected || expected === ANY_VALUE) return true;
  if (/request_valid/.test(element)) return ['true', 'false', 'unknown'].includes(got);
  if (element.endsWith('_children')) {
    const sorted = (text: string) => text.split(',').toSorted().join(',');
    return sorted(got) === sorted(expected);
  }
  if (/(?:total_time|latency)$/.test(element)) {
    return seconds(got) !== null && seconds(got) === seconds(expected);
  }
  if (/(?:pattern|learner_response)$/.test(element)) {
    return plainAnswer(got) === plainAnswer(expected);
  }
  return got !== '' && expected !== '' && Number(got) === Number(expected);
}

type Page = ReturnType<typeof runTime>;

/** `adl.data.&target&.store`: the entry of that name, wherever it is; the next one where there is none. */
function withIndex(page: Page, element: string): string {
  const parts = /^(.*)\.&([^&]*)&(.*)$/.exec(element);
  if (parts === null) return element;
  const [, holder = '', id = '', rest = ''] = parts;
  const count = Number(page.get(`${holder}._count`)[0]);
  let index = 0;
  while (index < count && page.get(`${holder}.${index}.id`)[0] !== id) index += 1;
  return `${holder}.${index}${rest}`;
}

/** One command and what it should answer; null where it is none that is checked. */
function runCommand(words: Words, page: Page, command: string): string | null {
  const parts = command.split('->');
  const [call = '', of = ''] = parts;
  const [expected = '', error = ''] = parts.slice(-2).map((one) => words.get(one) ?? one);
  const answer = (got: string, good: boolean, code = page.call('error')): string | null =>
    good && code === error ? null : `${got.slice(0, 60)} / ${code}`;
  const calls = { I: 'begin', C: 'save', GES: 'words', GeDi: 'more' } as const;
  switch (call) {
    case 'T':
      page.end();
      return null;
    case 'GET': {
      const asked = elementOf(words, of);
      const wanted = parts.slice(2, -1).join('->');
      const [got, code] = page.get(withIndex(page, asked));
      const word = asked === 'cmi.learner_name' ? NAME : (words.get(wanted) ?? wanted);
      const right = asked === 'cmi.learner_id' ? got !== '' : sameValue(asked, got, word);
      // A comment of the system that is not there is an error that the suite takes as well.
      return wanted === ANY_VALUE ? null : answer(got, right, code);
    }
    case 'SET': {
      const whole = parts.slice(1, -2).join('->');
      const at = whole.indexOf('!');
      const target = /^tar~([^~]+)~TY\.c$/.exec(whole.slice(at + 1))?.[1];
      const said = words.get(whole.slice(at + 1)) ?? whole.slice(at + 1);
      const value = target === undefined ? said : `{target=${target}}choice`;
      const element = elementOf(words, whole.slice(0, at));
      const [got, code] = page.set(withIndex(page, element), value);
      return answer(got, got === expected, code);
    }
    case 'I':
    case 'C': {
      const got = page.call(calls[call], of);
      return answer(got, got === expected);
    }
    case 'GLE': {
      const got = page.call('error');
      return got === parts[2] ? null : got;
    }
    case 'GES':
    case 'GeDi': {
      const got = page.call(calls[call], of);
      return (parts[2] === 'emptyCS' && call === 'GES' ? got === '' : got.length <= 255)
        ? null
        : got;
    }
    default:
      return null;
  }
}

/** The sessions of a case in their order: which activity, and what it does. */
function sessionsOf(cases: Words): ReadonlyMap<string, string[]> {
  const sessions = new Map<string, string[]>();
  for (const [key, command] of cases) {
    const parts = /^Act(\d+)([a-z]?)V(\d+)\.commands\.(\d+)$/.exec(key);
    if (parts === null) continue;
    const session = `${parts[1]}${parts[2]}, visit ${parts[3]}`;
    const commands = sessions.get(session) ?? [];
    commands[Number(parts[4])] = command;
    sessions.set(session, commands);
  }
  return sessions;
}

/** What the server keeps of a session, as it keeps it of a learner's. */
function kept(item: ScormItem, before: PartState, page: Page, stores: Map<string, string>) {
  const saved = page.saved();
  const split = sharedWrites(item.sharedData, saved?.elements ?? {});
  if ('fault' in split) throw new Error(`the server refuses ${split.fault.element}`);
  const checked = keptElements('2004', split.own);
  if ('fault' in checked) throw new Error(`the server refuses ${checked.fault.element}`);
  for (const { targetId, value } of split.shared) stores.set(targetId, value);
  return committedState('2004', before, {
    elements: checked.kept,
    ended: saved?.ended ?? false,
  });
}

function runCase(words: Words, manifest: ScormManifest, cases: Words) {
  const items = manifest.items.filter((one) => one.launch !== null);
  const states = new Map<string, PartState>();
  const stores = new Map<string, string>();
  const failures: Failure[] = [];
  let checks = 0;
  for (const [session, commands] of sessionsOf(cases)) {
    const item = items[Number.parseInt(session, 10) - 1];
    if (!item) throw new Error(`no activity for session ${session}`);
    const state = openedState('2004', states.get(item.itemId) ?? null);
    const elements = startElements('2004', item, { state, learnerId: 'L1' });
    const page = runTime(
      '2004',
      { ...elements, 'cmi.learner_name': NAME },
      startStores(item, stores),
    );
    for (const command of commands) {
      if (command === undefined || /^(?:T|COI)->/.test(command)) continue;
      checks += 1;
      const got = runCommand(words, page, command);
      if (got !== null) failures.push({ session, command: command.slice(0, 120), got });
    }
    page.end();
    states.set(item.itemId, kept(item, state, page, stores));
  }
  return { checks, failures };
}

function main(checkout: string): number {
  const root = join(checkout, 'software_development');
  const words = properties(
    join(root, 'resources/org/adl/testsuite/rte/lms/util/resources/Commands.properties'),
  );
  const courses = join(root, 'TestSuite/LMSRTE/Courses');
  let wrong = 0;
  for (const name of CASES) {
    const xml = readFileSync(join(courses, `LMSTestPackage_${name}/imsmanifest.xml`));
    const manifest = readManifest(readXml(xml, LIMITS), {
      has: () => true,
      nearly: (path) => path,
    });
    const cases = properties(join(courses, `TestCases/${name}.properties`));
    const { checks, failures } = runCase(words, manifest, cases);
    process.stdout.write(`${name}: ${checks - failures.length} of ${checks}\n`);
    for (const { session, command, got } of failures.slice(0, 50)) {
      process.stdout.write(`  ${session}: ${command} → ${got}\n`);
    }
    wrong += failures.length;
  }
  return wrong;
}

const [checkout] = process.argv.slice(2);
if (checkout === undefined) {
  process.stderr.write('node tools/scorm-suite.ts <checkout of the suite>\n');
  process.exitCode = 2;
} else {
  process.exitCode = main(checkout) === 0 ? 0 : 1;
}
