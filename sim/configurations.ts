import {
  formsOf,
  type Pack,
  type PackEdition,
  type Route,
  routeOf,
} from '../packages/policy/src/index.ts';

/** A way of reviewing that some pack has, and the first pack that has it. */
export type Configuration = {
  readonly packId: string;
  readonly signature: string;
  readonly route: Route;
  /** A value for every parameter that the pack leaves to the place. */
  readonly parameters: Readonly<Record<string, string>>;
};

/** Every distinct way of reviewing among the packs: two packs that differ in words alone are one configuration. */
export function configurationsOf(packs: readonly Pack[]): readonly Configuration[] {
  const found = new Map<string, Configuration>();
  for (const pack of packs) {
    const edition = pack.editions.at(-1);
    const [form] = edition ? formsOf(edition) : [];
    const route = edition && form ? routeOf(edition, form.id) : null;
    if (!edition || !route || route.steps.length === 0) continue;
    const signature = signatureOf(edition, route);
    if (found.has(signature)) continue;
    const parameters = parametersOf(edition, route);
    found.set(signature, { packId: pack.id, signature, route, parameters });
  }
  return [...found.values()];
}

function signatureOf(edition: PackEdition, route: Route): string {
  const steps = route.steps.map((step) =>
    Object.fromEntries(
      Object.entries(step).filter(
        ([name]) => !['label', 'cite', 'default', 'checks', 'id'].includes(name),
      ),
    ),
  );
  const decided = formsOf(edition).some((form) => form.decision !== undefined);
  const { withdraw, reopen, seal } = route;
  return JSON.stringify([
    steps,
    withdraw,
    reopen?.ask,
    reopen?.decide,
    seal?.by,
    seal?.span,
    decided,
  ]);
}

function parametersOf(edition: PackEdition, route: Route): Record<string, string> {
  const ratios = new Set(route.steps.flatMap((step) => step.sampling?.ratio ?? []));
  return Object.fromEntries(
    Object.keys(edition.document.parameters ?? {}).map((id) => [id, ratios.has(id) ? '0.5' : '1']),
  );
}
