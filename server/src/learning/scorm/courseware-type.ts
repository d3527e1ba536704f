/**
 * What a file of a package is served as, by the ending of its name, as authoring tools name them. A
 * type that is not here is not kept: nothing of a package is ever guessed at by a browser.
 */
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'application/xhtml+xml',
  js: 'text/javascript',
  mjs: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  map: 'application/json',
  xml: 'application/xml',
  xsl: 'application/xml',
  lang: 'application/xml',
  txt: 'text/plain',
  csv: 'text/plain',
  properties: 'text/plain',
  vtt: 'text/vtt',
  srt: 'text/plain',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  cur: 'image/x-icon',
  svg: 'image/svg+xml',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  wav: 'audio/wav',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  ogv: 'video/ogg',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  otf: 'font/otf',
  eot: 'application/vnd.ms-fontobject',
  pdf: 'application/pdf',
  wasm: 'application/wasm',
};

/** Text without a `charset` of ours: pages in GBK say so themselves, and a header would win over them. */
export function coursewareType(path: string): string | null {
  return TYPES[endingOf(path)] ?? null;
}

/** Programs of operating systems, and archives that hold such; no courseware runs them in a browser. */
const PROGRAMS: readonly string[] = [
  'exe', 'dll', 'com', 'bat', 'cmd', 'msi', 'scr', 'pif', 'cpl', 'vbs', 'vbe', 'wsf', 'wsh', 'hta',
  'ps1', 'psm1', 'sh', 'reg', 'lnk', 'jar', 'class', 'apk', 'app', 'dmg', 'pkg', 'deb', 'rpm', 'so', 'sys',
]; // prettier-ignore

export function isProgram(path: string): boolean {
  return PROGRAMS.includes(endingOf(path));
}

const PAGES: readonly string[] = ['html', 'htm', 'xhtml'];

/** A part that talks to the run-time has to be a page. */
export function isPage(path: string): boolean {
  return PAGES.includes(endingOf(path));
}

function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const at = name.lastIndexOf('.');
  return at === -1 ? '' : name.slice(at + 1).toLowerCase();
}
