import { assert, parseRational } from '@jixu/kernel';
import {
  articleOf,
  type Form,
  routeOf,
  type Route as PackRoute,
  type RouteStep as PackStep,
} from '@jixu/policy';
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
    steps: route.steps.map((step) => stepFrom(rulebook, { form, route, step })),
    ...(route.reopen
      ? {
          reopen: {
            ask: route.reopen.ask,
            office: route.reopen.decide,
            grounds: articleOf(rulebook.edition, route.reopen.cite)?.paraphrase ?? route.label,
            rule: route.reopen.cite,
          },
        }
      : {}),
  };
}

function stepFrom(
  rulebook: Rulebook,
  of: { form: Form; route: PackRoute; step: PackStep },
): RouteStep {
  const { form, route, step } = of;
  const { serviceWorkingDays: service, sampling, escalation } = step;
  return {
    id: step.id,
    office: step.office,
    label: step.label,
    effect: step.effect,
    silence: step.silence ? { workingDays: days(rulebook, step.silence.workingDays) } : null,
    serviceWorkingDays: service === undefined ? null : days(rulebook, service),
    ...(escalation ? { escalation: { workingDays: days(rulebook, escalation.workingDays) } } : {}),
    ...(step.experts ? { experts: { pass: step.experts.pass, of: step.experts.of } } : {}),
    ...(sampling
      ? {
          sampling: {
            ratio: ratio(rulebook, sampling.ratio),
            of: sampling.of,
            others: sampling.others,
            failed: sampling.failed,
            redo: route.steps.findIndex((other) => other.id === sampling.redo),
            onSite: sampling.onSite,
            rule: sampling.rule,
          },
        }
      : {}),
    ...(step.checks ? { checks: step.checks } : {}),
    batch: step.batch,
    // Where the pack leaves the hours to a person, whoever makes the record count gives them.
    asks: form.decision && step.effect === 'counts' ? ['hours'] : [],
    opinion: step.opinion,
    mayReturn: step.mayReturn,
    mayReject: step.mayReject,
    grounds: articleOf(rulebook.edition, step.cite)?.paraphrase ?? step.label,
    rule: step.cite,
  };
}

/** A fraction, or the name of the parameter that holds one; more than all of them cannot be drawn. */
function ratio(rulebook: Rulebook, value: string): string {
  const given = parseRational(value).ok ? value : (rulebook.parameters[value] ?? '');
  const read = parseRational(given);
  if (!read.ok || read.value.n <= 0 || read.value.n > read.value.d)
    throw refuse('parameter_missing', { detail: { parameter: value } });
  return given;
}

function days(rulebook: Rulebook, value: number | string): number {
  if (typeof value === 'number') return value;
  const given = Number(rulebook.parameters[value]);
  if (!Number.isSafeInteger(given) || given < 1)
    throw refuse('parameter_missing', { detail: { parameter: value } });
  return given;
}
