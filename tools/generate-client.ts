import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from '@jixu/server';

/** Writes the OpenAPI document and the client's types from the routes as they are. `--check`: only says if they are stale. */
const document = await openApiDocument();
const target = new URL('../packages/client/openapi.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(document, null, 2)}\n`);
const generator = new URL('client-gen/generate.ts', import.meta.url);
const { generate } = (await import(generator.href)) as {
  generate: (source: URL, target: URL) => Promise<void>;
};
await generate(target, new URL('../packages/client/src/generated.ts', import.meta.url));
console.log(`wrote ${fileURLToPath(target)}`);
