import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** Folders of pdf.js that it asks for by name while drawing: CJK character maps, substitute fonts, decoders. */
const FOLDERS = ['cmaps', 'standard_fonts', 'wasm'] as const;
const PREFIX = 'assets/pdfjs';

/** Serves them beside the app under stable names: nothing is fetched from elsewhere at run time. */
export function pdfAssets(): Plugin {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const files = new Map(
    FOLDERS.flatMap((folder) =>
      readdirSync(join(home, folder))
        .filter((name) => !name.startsWith('LICENSE'))
        .map((name) => [`${PREFIX}/${folder}/${name}`, join(home, folder, name)] as const),
    ),
  );
  return {
    name: 'jixu-pdf-assets',
    generateBundle() {
      for (const [fileName, source] of files) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(source) });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const source = new Map<string, string>(files).get((request.url ?? '').slice(1));
        if (source === undefined) next();
        else response.end(readFileSync(source));
      });
    },
  };
}
