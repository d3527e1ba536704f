import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as PdfJs from 'pdfjs-dist';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
/** The worker first, so that the library finds it in the page and starts none of its own. */
const LIBRARY = [
  { file: 'pdfjs-dist/build/pdf.worker.mjs', gives: 'pdfjsWorker' },
  { file: 'pdfjs-dist/build/pdf.mjs', gives: 'pdfjsLib' },
];

/** Draws the first page of a PDF on an empty window: what a printer would put on the paper. */
export async function drawPdf(page: Page, pdf: Buffer, width: number): Promise<void> {
  for (const { file, gives } of LIBRARY) {
    const content = await readFile(require.resolve(file), 'utf8');
    await page.addScriptTag({ content, type: 'module' });
    await page.waitForFunction((name) => name in globalThis, gives);
  }
  await page.evaluate(
    async ({ base64, wide }) => {
      const { pdfjsLib } = globalThis as unknown as {
        pdfjsLib: typeof PdfJs;
      };
      const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const file = await pdfjsLib.getDocument({ data }).promise;
      const first = await file.getPage(1);
      const viewport = first.getViewport({ scale: wide / first.getViewport({ scale: 1 }).width });
      const canvas = document.createElement('canvas');
      canvas.width = viewport.width;
      canvas.height = viewport.height;
      canvas.style.display = 'block';
      document.body.style.margin = '0';
      document.body.replaceChildren(canvas);
      await first.render({ canvas, viewport }).promise;
    },
    { base64: pdf.toString('base64'), wide: width },
  );
}
