import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** What pdf.js asks for by name while drawing: CJK character maps, substitute fonts, decoders. */
const FOLDERS = ['cmaps', 'standard_fonts', 'wasm'] as const;
const WORKER = 'legacy/build/pdf.worker.min.mjs';

/** Serves them beside the app, under a path that changes with the version: nothing comes from elsewhere. */
export function pdfAssets(): Plugin {
  const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  const home = dirname(manifest);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const prefix = `assets/pdfjs-${version}`;
  const files = new Map<string, string>(
    FOLDERS.flatMap((folder) =>
      readdirSync(join(home, folder))
        .filter((name) => !name.startsWith('LICENSE'))
        .map((name) => [`${prefix}/${folder}/${name}`, join(home, folder, name)] as const),
    ),
  );
  files.set(`${prefix}/pdf.worker.min.mjs`, join(home, WORKER));
  return {
    name: 'jixu-pdf-assets',
    generateBundle() {
      for (const [fileName, source] of files) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(source) });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const source = files.get((request.url ?? '').slice(1));
        if (source === undefined) {
          next();
          return;
        }
        if (/\.m?js$/.test(source)) response.setHeader('content-type', 'text/javascript');
        response.end(readFileSync(source));
      });
    },
  };
}
