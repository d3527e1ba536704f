import type { PackEdition } from '../edition.ts';
import { ATTRIBUTES, UNITS, valuesOf } from '../vocabulary.ts';
import type { Report } from './finding.ts';

/** Forms ask for what the lines need, in words the record knows; routes lead somewhere. */
export function lintForms(edition: PackEdition, report: Report): void {
  const ids = new Set<string>();
  for (const form of edition.document.forms ?? []) {
    if (ids.has(form.id)) report(form, 'form-twice', { form: form.id });
    ids.add(form.id);
    const kind = edition.kinds.get(form.kind);
    if (kind === undefined) {
      report(form, 'form-kind', { form: form.id, kind: form.kind });
      continue;
    }
    const decides = kind.lines.every(
      ({ line }) => line.decide !== undefined || line.zero !== undefined,
    );
    if (decides && form.decision === undefined) report(form, 'form-decision', { form: form.id });
    const maps = new Set<string>();
    for (const field of form.fields) {
      if (field.maps !== 'none' && maps.has(field.maps))
        report(field, 'maps-twice', { maps: field.maps });
      maps.add(field.maps);
      lintField(edition, { field, kind: form.kind }, report);
    }
    if (!maps.has('on') && !maps.has('to')) report(form, 'form-no-day', { form: form.id });
    for (const name of Object.keys(form.presets?.attrs ?? {}))
      if (edition.attributes[name] === undefined) report(form, 'preset-attribute', { name });
  }
  lintWindows(edition, report);
  lintRoutes(edition, ids, report);
}

/** A window that nothing can fall into, or that a form names and nobody wrote. */
function lintWindows(edition: PackEdition, report: Report): void {
  const windows = edition.document.procedures?.windows ?? [];
  const ids = new Set<string>();
  for (const window of windows) {
    if (ids.has(window.id)) report(window, 'window-twice', { window: window.id });
    ids.add(window.id);
    if (window.to < window.from && window['to-next-year'] !== true)
      report(window, 'window-order', { window: window.id });
  }
  for (const form of edition.document.forms ?? [])
    if (form.window !== undefined && !ids.has(form.window))
      report(form, 'form-window', { form: form.id, window: form.window });
}

type Field = NonNullable<PackEdition['document']['forms']>[number]['fields'][number];

function lintField(
  edition: PackEdition,
  at: { readonly field: Field; readonly kind: string },
  report: Report,
): void {
  const { field } = at;
  const [where, name = ''] = field.maps.split('.');
  if (where === 'qty' && !Object.hasOwn(UNITS, name)) report(field, 'unit-unknown', { unit: name });
  if (where !== 'attrs') {
    if (field.type === 'choice' && field.options === undefined)
      report(field, 'field-options', { field: field.id });
    return;
  }
  const attribute = edition.attributes[name] ?? ATTRIBUTES[name];
  if (attribute === undefined) {
    report(field, 'attribute-unknown', { name });
    return;
  }
  if (attribute.type === 'yes-no' && field.type !== 'yes-no')
    report(field, 'field-yes-no', { name, field: field.id, type: field.type });
  if (attribute.type === 'rank' && field.type !== 'integer')
    report(field, 'field-whole', { name, field: field.id, type: field.type });
  if (attribute.type !== 'choice') return;
  const allowed = valuesOf(at.kind, name, attribute);
  if (field.options === undefined)
    report(field, 'field-options-of', { field: field.id, allowed: allowed.join(', ') });
  for (const option of field.options ?? [])
    if (!allowed.includes(option.value))
      report(field, 'field-value', { value: option.value, name, allowed: allowed.join(', ') });
}

function lintRoutes(edition: PackEdition, forms: ReadonlySet<string>, report: Report): void {
  const { procedures } = edition.document;
  if (procedures === undefined) {
    report(edition.document, 'no-procedures', {}, 'warning');
    return;
  }
  if (!procedures.routes.some((route) => route.id === 'default'))
    report(procedures, 'no-default-route');
  for (const route of procedures.routes) {
    for (const form of route.for?.forms ?? [])
      if (!forms.has(form)) report(route, 'route-form', { route: route.id, form });
    const counting = route.steps.filter((step) => step.effect === 'counts');
    if (route.steps.length > 0 && counting.length !== 1)
      report(route, 'route-counts', { route: route.id });
    const first = route.steps.findIndex((step) => step.effect === 'vetoes');
    if (first >= 0 && route.steps.slice(first).some((step) => step.effect === 'counts'))
      report(route, 'route-veto', { route: route.id });
    lintSteps(route, report);
  }
  if (procedures.certificate === undefined) report(procedures, 'no-certificate', {}, 'warning');
}

type Route = NonNullable<PackEdition['document']['procedures']>['routes'][number];

/** What a step asks for must be possible: enough members, something to do again, one who may unseal. */
function lintSteps(route: Route, report: Report): void {
  const counts = route.steps.findIndex((step) => step.effect === 'counts');
  for (const [index, step] of route.steps.entries()) {
    const { experts, sampling } = step;
    if (experts !== undefined && experts.pass > experts.of)
      report(step, 'experts', { step: step.id, pass: experts.pass, of: experts.of });
    if (sampling === undefined) continue;
    const redo = route.steps.findIndex(
      (other) => other.id === (sampling.redo ?? route.steps[0]?.id),
    );
    if (redo < 0 || redo >= index) report(step, 'sampling-first', { step: step.id });
    if (index > counts) report(step, 'sampling-late', { step: step.id });
  }
  const { reopen, seal } = route;
  if (reopen !== undefined && seal !== undefined && reopen.decide !== seal.by)
    report(route, 'reopen-seal', { route: route.id, by: seal.by });
}
