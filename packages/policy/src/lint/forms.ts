import type { PackEdition } from '../edition.ts';
import { ATTRIBUTES, UNITS, valuesOf } from '../vocabulary.ts';
import type { Report } from './finding.ts';

/** Forms ask for what the lines need, in words the record knows; routes lead somewhere. */
export function lintForms(edition: PackEdition, report: Report): void {
  const ids = new Set<string>();
  for (const form of edition.document.forms ?? []) {
    if (ids.has(form.id)) report(form, `form "${form.id}" is listed twice`);
    ids.add(form.id);
    const kind = edition.kinds.get(form.kind);
    if (kind === undefined) {
      report(form, `form "${form.id}" is for the kind ${form.kind}, which the pack does not list`);
      continue;
    }
    const decides = kind.lines.every(
      ({ line }) => line.decide !== undefined || line.zero !== undefined,
    );
    if (decides && form.decision === undefined)
      report(form, `form "${form.id}": a person decides the hours, so it needs "decision"`);
    const maps = new Set<string>();
    for (const field of form.fields) {
      if (field.maps !== 'none' && maps.has(field.maps))
        report(field, `two fields map to ${field.maps}`);
      maps.add(field.maps);
      lintField(edition, { field, kind: form.kind }, report);
    }
    if (!maps.has('on') && !maps.has('to'))
      report(form, `form "${form.id}" has no field for the deciding day ("on" or "to")`);
    for (const name of Object.keys(form.presets?.attrs ?? {}))
      if (edition.attributes[name] === undefined)
        report(form, `preset names the unknown attribute "${name}"`);
  }
  lintWindows(edition, report);
  lintRoutes(edition, ids, report);
}

/** A window that nothing can fall into, or that a form names and nobody wrote. */
function lintWindows(edition: PackEdition, report: Report): void {
  const windows = edition.document.procedures?.windows ?? [];
  const ids = new Set<string>();
  for (const window of windows) {
    if (ids.has(window.id)) report(window, `window "${window.id}" is listed twice`);
    ids.add(window.id);
    if (window.to < window.from && window['to-next-year'] !== true)
      report(window, `window "${window.id}" ends before it begins; say "to-next-year: true"`);
  }
  for (const form of edition.document.forms ?? [])
    if (form.window !== undefined && !ids.has(form.window))
      report(form, `form "${form.id}" names the unknown window "${form.window}"`);
}

type Field = NonNullable<PackEdition['document']['forms']>[number]['fields'][number];

function lintField(
  edition: PackEdition,
  at: { readonly field: Field; readonly kind: string },
  report: Report,
): void {
  const { field } = at;
  const [where, name = ''] = field.maps.split('.');
  if (where === 'qty' && !Object.hasOwn(UNITS, name)) report(field, `unknown unit "${name}"`);
  if (where !== 'attrs') {
    if (field.type === 'choice' && field.options === undefined)
      report(field, `field "${field.id}" needs options`);
    return;
  }
  const attribute = edition.attributes[name] ?? ATTRIBUTES[name];
  if (attribute === undefined) {
    report(field, `unknown attribute "${name}"`);
    return;
  }
  if (attribute.type === 'yes-no' && field.type !== 'yes-no')
    report(field, `"${name}" is yes or no; field "${field.id}" is ${field.type}`);
  if (attribute.type === 'rank' && field.type !== 'integer')
    report(field, `"${name}" is a whole number; field "${field.id}" is ${field.type}`);
  if (attribute.type !== 'choice') return;
  const allowed = valuesOf(at.kind, name, attribute);
  if (field.options === undefined)
    report(field, `field "${field.id}" needs options; allowed values: ${allowed.join(', ')}`);
  for (const option of field.options ?? [])
    if (!allowed.includes(option.value))
      report(field, `"${option.value}" is no value of ${name}; allowed: ${allowed.join(', ')}`);
}

function lintRoutes(edition: PackEdition, forms: ReadonlySet<string>, report: Report): void {
  const { procedures } = edition.document;
  if (procedures === undefined) {
    report(edition.document, 'the pack has no procedures: route, certificate', 'warning');
    return;
  }
  if (!procedures.routes.some((route) => route.id === 'default'))
    report(procedures, 'one route must be named "default"');
  for (const route of procedures.routes) {
    for (const form of route.for?.forms ?? [])
      if (!forms.has(form)) report(route, `route "${route.id}" is for the unknown form "${form}"`);
    const counting = route.steps.filter((step) => step.effect === 'counts');
    if (route.steps.length > 0 && counting.length !== 1)
      report(route, `route "${route.id}" needs exactly one step with the effect "counts"`);
    const first = route.steps.findIndex((step) => step.effect === 'vetoes');
    if (first >= 0 && route.steps.slice(first).some((step) => step.effect === 'counts'))
      report(route, `route "${route.id}" counts after a veto`);
    lintSteps(route, report);
  }
  if (procedures.certificate === undefined)
    report(procedures, 'the pack names no certificate or statement', 'warning');
}

type Route = NonNullable<PackEdition['document']['procedures']>['routes'][number];

/** What a step asks for must be possible: enough members, something to do again, one who may unseal. */
function lintSteps(route: Route, report: Report): void {
  const counts = route.steps.findIndex((step) => step.effect === 'counts');
  for (const [index, step] of route.steps.entries()) {
    const { experts, sampling } = step;
    if (experts !== undefined && experts.pass > experts.of)
      report(step, `step "${step.id}" wants ${experts.pass} of ${experts.of} members to agree`);
    if (sampling === undefined) continue;
    const redo = route.steps.findIndex(
      (other) => other.id === (sampling.redo ?? route.steps[0]?.id),
    );
    if (redo < 0 || redo >= index)
      report(step, `step "${step.id}" samples, so an earlier step must do a failed sample again`);
    if (index > counts)
      report(step, `step "${step.id}" samples what counts already; sample before it counts`);
  }
  const { reopen, seal } = route;
  if (reopen !== undefined && seal !== undefined && reopen.decide !== seal.by)
    report(route, `route "${route.id}": only ${seal.by}, which seals, may decide on reopening`);
}
