import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { notoSansFonts, notoSerifFonts } from './noto-fonts.ts';
import { pictureName } from './picture-name.ts';
import { createPrinter, type Printer } from './printer.ts';
import { PRINT_LIMITS, PrintQueue } from './print-queue.ts';
import { PrintingChild } from './printing-child.ts';
import { readTemplateSources } from './template-sources.ts';

const fonts = notoSerifFonts();
const MARKUP = '#read("/etc/passwd") #panic(1) \\ $x$ *a* _b_ @c `d` <e> // f ]';

function template(name: string): string {
  return fileURLToPath(new URL(`./testdata/${name}`, import.meta.url));
}

async function textJob(text: string) {
  const { main, sources } = await readTemplateSources(template('text.typ'));
  const data = JSON.stringify({ text });
  return { main, sources, data, pictures: new Map(), wanted: 'pdf', pdfStandard: null } as const;
}

describe('printer', () => {
  let printer: Printer;
  beforeAll(async () => {
    printer = await createPrinter({ fonts });
  });
  afterAll(() => printer.close());

  it('gives the same bytes for the same data', async () => {
    // Goal: an issued file can be made again. Method: two processes, also after other pages.
    const request = { template: template('text.typ'), data: { text: '继续教育' } };
    const first = await printer.render(request);
    await printer.render({ ...request, data: { text: '别的' } });
    const other = await createPrinter({ fonts });
    try {
      expect(Buffer.from(await other.render(request)).equals(first)).toBe(true);
      expect(Buffer.from(await printer.render(request)).equals(first)).toBe(true);
      expect(Buffer.from(first).toString('latin1', 0, 5)).toBe('%PDF-');
    } finally {
      await other.close();
    }
  });

  it('prints markup in data letter by letter', async () => {
    // Goal: data is never code. Method: same bytes as a template in which the text is a constant.
    const data = { text: MARKUP };
    const printed = await printer.render({ template: template('text.typ'), data });
    const constant = await printer.render({ template: template('written-out.typ'), data: {} });
    const marks = await printer.readMarks({ template: template('text.typ'), data });
    expect(marks).toEqual([MARKUP]);
    expect(Buffer.from(printed).equals(constant)).toBe(true);
  });

  it('reads no file but the siblings of the template', async () => {
    // Goal: a template cannot leak the machine. Method: absolute and relative paths outside.
    for (const name of ['reads-a-file.typ', 'imports-outside.typ']) {
      await expect(printer.render({ template: template(name), data: {} })).rejects.toMatchObject({
        code: 'print.template_failed',
      });
    }
  });

  it('draws one page as a picture without fonts of the machine', async () => {
    // Goal: PNG evidence. Method: size, and ink where the text is; two pages are refused.
    const data = { text: '继续' };
    const png = await printer.renderPng({ template: template('text.typ'), data, widthPx: 800 });
    const { width, height } = await sharp(png).metadata();
    expect([width, height]).toEqual([800, 480]);
    const { channels } = await sharp(png).stats();
    expect(channels[0]?.min).toBeLessThan(40);
    const two = { template: template('two-pages.typ'), data, widthPx: 800 };
    await expect(printer.renderPng(two)).rejects.toMatchObject({ code: 'print.too_many_pages' });
    const pages = { template: template('two-pages.typ'), data, pagesMax: 1 };
    await expect(printer.render(pages)).rejects.toMatchObject({ code: 'print.too_many_pages' });
  });

  it('names the characters that the font lacks', async () => {
    // Goal: no box on a certificate. Method: rare names, one astral character missing, controls.
    const sans = await createPrinter({ fonts: notoSansFonts() });
    for (const one of [printer, sans]) {
      expect(one.missingGlyphs('阿卜杜拉·买买提 䶮喆煊㛃𬭎頔，（2026 年）')).toEqual([]);
      expect(one.missingGlyphs('𠮷田𠮷 a\u0000😀')).toEqual(['𠮷', '\u0000', '😀']);
    }
    await sans.close();
  });

  it('uses no font of the machine', async () => {
    // Goal: the same bytes everywhere. Method: a template that prefers fonts which Linux and macOS
    // machines often have; only the one we brought may be inside.
    const pdf = await printer.render({ template: template('other-fonts.typ'), data: {} });
    const names = Buffer.from(pdf)
      .toString('latin1')
      .match(/\/FontName \/[A-Z]{6}\+[\w-]+/g);
    expect(names).toHaveLength(1);
    expect(names?.[0]).toContain('+NotoSerifSC-Regular');
  });

  it('shows a picture that comes with the data, for one job, under the name of its content', async () => {
    // Goal: nobody's picture on another's page. Method: shown; the next job names it without bringing it; a false name.
    const bytes = await sharp({
      create: { width: 30, height: 40, channels: 3, background: '#a03020' },
    })
      .jpeg()
      .toBuffer();
    const name = pictureName(bytes, 'jpg');
    const request = { template: template('pictured.typ'), data: { picture: name } };
    const pictures = new Map([[name, bytes]]);
    const shown = Buffer.from(await printer.render({ ...request, pictures }));
    expect(shown.includes('/DCTDecode')).toBe(true);
    await expect(printer.render(request)).rejects.toMatchObject({ code: 'print.template_failed' });
    const again = Buffer.from(await printer.render({ ...request, pictures }));
    expect(again.equals(shown)).toBe(true);
    const other = new Map([[name, Buffer.concat([bytes, Buffer.from('x')])]]);
    await expect(printer.render({ ...request, pictures: other })).rejects.toThrow(/its content/);
  });

  it('refuses more data than a document may hold', async () => {
    // Goal: a bound on every page. Method: a text above the limit, then an ordinary one.
    const data = { text: 'x'.repeat(4_000_001) };
    await expect(printer.render({ template: template('text.typ'), data })).rejects.toMatchObject({
      code: 'print.too_much_data',
    });
    await printer.render({ template: template('text.typ'), data: { text: '好' } });
  });
});

describe('print queue', () => {
  it('refuses what would wait too long and prints what it accepted', async () => {
    // Goal: back-pressure. Method: one job above the bound in one go.
    const queue = new PrintQueue(fonts);
    const job = await textJob('排队');
    const jobs = Array.from({ length: PRINT_LIMITS.waitingMax + 1 }, () => queue.add(job));
    const outcomes = await Promise.allSettled(jobs);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(
      PRINT_LIMITS.waitingMax,
    );
    expect(outcomes.at(-1)).toMatchObject({ reason: { code: 'print.queue_full' } });
    await queue.close();
    await expect(queue.add(job)).rejects.toMatchObject({ code: 'print.closed' });
  });

  it('goes on with a new process when one is lost', async () => {
    // Goal: a fault in native code costs one page. Method: kill the printing process.
    const queue = new PrintQueue(fonts);
    await queue.add(await textJob('一'));
    const pid = queue.pid;
    if (pid === undefined) throw new Error('no process');
    const struck = queue.add(await textJob('二'.repeat(500_000)));
    process.kill(pid, 'SIGKILL');
    await expect(struck).rejects.toMatchObject({ code: 'print.process_ended' });
    expect(await queue.add(await textJob('三'))).toMatchObject({ ok: true, pages: 1 });
    expect(queue.pid).not.toBe(pid);
    await queue.close();
  });

  it('gives up on a process that hangs', async () => {
    // Goal: one page cannot hold up all others. Method: stop the process, then print twice.
    const alone = new PrintQueue(fonts, PRINT_LIMITS);
    const began = performance.now();
    await alone.add(await textJob('零'));
    // A page that does not hang has to be done in time on a busy machine too.
    const jobMsMax = Math.max(3_000, 8 * (performance.now() - began));
    await alone.close();
    const queue = new PrintQueue(fonts, { ...PRINT_LIMITS, jobMsMax });
    await queue.add(await textJob('一'));
    const pid = queue.pid;
    if (pid === undefined) throw new Error('no process');
    process.kill(pid, 'SIGSTOP');
    const hung = queue.add(await textJob('二'));
    const next = queue.add(await textJob('三'));
    await expect(hung).rejects.toMatchObject({ code: 'print.timed_out' });
    expect(await next).toMatchObject({ ok: true });
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    await queue.close();
  });

  it('replaces a worn-out process without losing a page', async () => {
    // Goal: native memory is given back. Method: three pages a process, seven pages at once.
    const queue = new PrintQueue(fonts, { ...PRINT_LIMITS, jobsPerProcess: 3 });
    const pids = new Set<number | undefined>();
    for (let page = 0; page < 7; page += 1) {
      expect(await queue.add(await textJob(`${page}`))).toMatchObject({ ok: true });
      pids.add(queue.pid);
    }
    expect(pids.size).toBe(3);
    await queue.close();
  });

  it.runIf(process.platform === 'linux')('stays small over 500 pages', async () => {
    // Goal: bounded memory. Method: resident size of one process after 100 and after 500 pages.
    const child = new PrintingChild({ fonts, jobMsMax: PRINT_LIMITS.jobMsMax });
    const sizes: number[] = [];
    for (let id = 1; id <= 500; id += 1) {
      const outcome = await child.run({ id, ...(await textJob(`第 ${id} 页`)) });
      expect(outcome.ok).toBe(true);
      if (id % 100 === 0) sizes.push(await residentMb(child.pid));
    }
    await child.end();
    expect(Math.max(...sizes)).toBeLessThan(400);
    expect((sizes.at(-1) ?? 0) - (sizes[0] ?? 0)).toBeLessThan(120);
  });
});

async function residentMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
