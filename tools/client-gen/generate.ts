import { writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

/** Lives in a workspace of its own because the generator needs TypeScript's old JavaScript interface (ADR on TypeScript 7). */
export async function generate(source: URL, target: URL): Promise<void> {
  const types = astToString(await openapiTS(source, { alphabetize: true }));
  writeFileSync(
    target,
    `// Generated from openapi.json by \`npm run openapi\`; do not edit.\n${types}`,
  );
}
