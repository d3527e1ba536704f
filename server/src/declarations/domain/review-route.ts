import { assert } from '@jixu/kernel';
import { articleOf, type Form, routeOf } from '@jixu/policy';
import type { Route, RouteStep } from '../../review/index.ts';
import type { Rulebook } from '../../rulebooks/index.ts';
import { refuse } from '../errors.ts';

/** The route of a form under a rulebook, as the plain data that review freezes; place-given values filled in. */
export function reviewRoute(rulebook: Rulebook, form: Form, via: 'self' | 'unit'): Route {
  // A route that names the form goes before one that names the way in.
  const ofForm = routeOf(rulebook.edition, form.id);
  const route =
    via === 'unit' && ofForm?.id === 'default' ? routeOf(rulebook.edition, via) : ofForm;
  assert(route && route.steps.length > 0, 'declarations: a form without a route of review');
  return {
    withdraw: route.withdraw,
    steps: route.steps.map((step): RouteStep => {
      const grounds = articleOf(rulebook.edition, step.cite)?.paraphrase;
      return {
        id: step.id,
        office: step.office,
        label: step.label,
        effect: step.effect,
        silence: step.silence ? { workingDays: days(rulebook, step.silence.workingDays) } : null,
        serviceWorkingDays: step.serviceWorkingDays ?? null,
        batch: step.batch,
        // Where the pack leaves the hours to a person, whoever makes the record count gives them.
        asks: form.decision && step.effect === 'counts' ? ['hours'] : [],
        opinion: step.opinion,
        mayReturn: step.mayReturn,
        mayReject: step.mayReject,
        grounds: grounds ?? step.label,
        rule: step.cite,
      };
    }),
  };
}

function days(rulebook: Rulebook, value: number | string): number {
  if (typeof value === 'number') return value;
  const given = Number(rulebook.parameters[value]);
  if (!Number.isSafeInteger(given) || given < 1)
    throw refuse('parameter_missing', { detail: { parameter: value } });
  return given;
}
