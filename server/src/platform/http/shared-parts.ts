type Node = { [key: string]: unknown };

/**
 * The OpenAPI document with what is said many times said once: every refusal is the response `Problem`, and a schema
 * with a `title` stands under that name. Two schemas of one name have to be the same, or the program does not start.
 */
export function sharedParts(document: object): object {
  const schemas = new Map<string, string>();
  const named = new Map<string, unknown>();
  const reduce = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reduce);
    if (!isNode(value)) return value;
    const node = mapped(value, reduce);
    if (isRefusal(node)) return { $ref: '#/components/responses/Problem' };
    const { title, ...schema } = node;
    if (typeof title !== 'string' || schema['type'] !== 'object') return node;
    const said = JSON.stringify(schema);
    if ((schemas.get(title) ?? said) !== said)
      throw new Error(`open-api: two schemas are called ${title}`);
    schemas.set(title, said);
    named.set(title, schema);
    return { $ref: `#/components/schemas/${title}` };
  };
  const { paths, components, ...rest } = document as { paths: unknown; components?: Node };
  const reduced = reduce(paths);
  return {
    ...rest,
    components: {
      ...components,
      schemas: { ...asNode(components?.['schemas']), ...Object.fromEntries(named) },
      responses: { Problem: { description: 'Refused, with a reason.', content: PROBLEM } },
    },
    paths: reduced,
  };
}

const PROBLEM = { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } };
const PROBLEM_SAID = JSON.stringify(PROBLEM);

function isRefusal(node: Node): boolean {
  return JSON.stringify(node['content']) === PROBLEM_SAID;
}

function mapped(node: Node, map: (value: unknown) => unknown): Node {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, map(value)]));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function asNode(value: unknown): Node {
  return isNode(value) ? value : {};
}
