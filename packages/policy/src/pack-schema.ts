import { packShape } from './pack-format.ts';
import type { JsonSchema } from './yaml-shape.ts';

/** The JSON Schema of pack files, for editors: made from the shapes that read them, so the two never differ. */
export function packSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Jixu policy pack',
    ...packShape.schema,
  };
}
