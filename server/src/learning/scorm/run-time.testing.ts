import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, Script } from 'node:vm';
import type { Elements } from './data-model.ts';
import type { ScormVersion } from './manifest.ts';
import type { SharedStore } from './part-state.ts';

const require = createRequire(import.meta.url);
const code = (name: string): string => readFileSync(require.resolve(name), 'utf8');

type Api = Readonly<Record<string, (...of: string[]) => string>>;
type Sent = {
  readonly says: string;
  readonly elements?: Elements;
  readonly ended?: boolean;
  readonly wish?: string | null;
};

const CALLS = {
  '1.2': {
    at: 'API',
    script: 'scorm-again/scorm12/min',
    begin: 'LMSInitialize',
    end: 'LMSFinish',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    save: 'LMSCommit',
    error: 'LMSGetLastError',
    words: 'LMSGetErrorString',
    more: 'LMSGetDiagnostic',
  },
  '2004': {
    at: 'API_1484_11',
    script: 'scorm-again/scorm2004/min',
    begin: 'Initialize',
    end: 'Terminate',
    get: 'GetValue',
    set: 'SetValue',
    save: 'Commit',
    error: 'GetLastError',
    words: 'GetErrorString',
    more: 'GetDiagnostic',
  },
} as const;

/** The scripts of the run-time are read once: a suite begins hundreds of sessions. */
const PAGE_SCRIPTS = ['value-types-2004', 'data-model-2004', 'courseware-frame'].map(
  (name) => new Script(code(`./frame/${name}.cjs`)),
);
const API_SCRIPTS = {
  '1.2': new Script(`(function () { ${code(CALLS['1.2'].script)} }).call(window)`),
  '2004': new Script(`(function () { ${code(CALLS['2004'].script)} }).call(window)`),
};

/** The page around a package as a browser runs it, with as much of a browser as it asks for. */
export function runTime(
  version: ScormVersion,
  elements: Elements,
  shared: readonly SharedStore[] = [],
) {
  const sent: Sent[] = [];
  const listeners: ((event: object) => void)[] = [];
  const parent = { postMessage: (said: Sent) => sent.push(said) };
  const scripts: { readonly src?: string }[] = [];
  const loaded: (() => void)[] = [];
  const listenOnce = (name: string, listen: () => void) => {
    if (name === 'load') loaded.push(listen);
  };
  const made = { addEventListener: () => undefined, src: '', name: '', title: '', allow: '' };
  const page: Record<string, unknown> = {
    parent,
    console,
    setTimeout: () => 1,
    clearTimeout: () => undefined,
    URL,
    navigator: {},
    location: { pathname: '/courseware/token/frame' },
    addEventListener: (name: string, listen: (event: object) => void) => {
      if (name === 'message') listeners.push(listen);
    },
    document: {
      title: '',
      head: { appendChild: (script: { readonly src?: string }) => scripts.push(script) },
      body: { appendChild: () => undefined },
      createElement: (tag: string) => (tag === 'script' ? { addEventListener: listenOnce } : made),
    },
  };
  page['window'] = page;
  const context = createContext(page);
  for (const script of PAGE_SCRIPTS) script.runInContext(context);
  const data = {
    jixu: 'courseware',
    says: 'begin',
    version,
    kind: 'sco',
    launchPath: 'a.htm',
    elements,
    shared,
  };
  for (const listen of listeners) listen({ source: parent, origin: 'http://app.test', data });
  const calls = CALLS[version];
  API_SCRIPTS[version].runInContext(context);
  loaded[0]?.();
  const api = page[calls.at] as Api;
  const call = (
    name: 'begin' | 'end' | 'get' | 'set' | 'save' | 'error' | 'words' | 'more',
    ...of: string[]
  ): string => String(api[calls[name]]?.(...(of.length === 0 ? [''] : of)));
  const error = (): string => String(api[calls.error]?.());
  return {
    sent,
    /** What the page loaded of its own accord. */
    scripts: () => scripts.map((script) => script.src),
    shown: () => made.src,
    call,
    /** The answer and the error after it, as content sees them. */
    get: (element: string) => [call('get', element), error()] as const,
    set: (element: string, value: string) => [call('set', element, value), error()] as const,
    begin: () => [call('begin'), error()] as const,
    end: () => [call('end'), error()] as const,
    save: () => [call('save'), error()] as const,
    saved: () => sent.filter((one) => one.says === 'save').at(-1),
  };
}
