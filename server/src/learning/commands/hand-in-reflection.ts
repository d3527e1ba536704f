import { formatLocalDate } from '@jixu/kernel';
import { unitOf } from '../../organisations/index.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { type CaseOwner, type Route, singleStep } from '../../review/index.ts';
import { requirePerson } from '../access.ts';
import {
  categoryOfReflection,
  charactersIn,
  REFLECTION_KIND,
  type ReflectionRules,
  reflectionRulesOf,
  spanOf,
} from '../domain/reflection.ts';
import { refuse } from '../errors.ts';
import type { LearningPorts } from '../ports.ts';
import {
  insertReflection,
  type Reflection,
  reflectionById,
  type ReflectionId,
  reflectionsOf,
  settleReflection,
} from '../store/reflection-store.ts';
import { openStudyCase } from './open-study-case.ts';

export const REFLECTION_CASE = 'reflection';
/** One was handed in and counts, or did not stand a check. */
export const REFLECTION = 'learning.reflection';

const LABEL = { 'zh-CN': '自学反思抽查', en: 'Spot check of a reflection' } as const;

/** It counts already: the office only draws some of them, and takes back what does not stand. */
function routeOf(rules: ReflectionRules): Route {
  return singleStep({
    id: 'spot-check',
    office: rules.office,
    label: LABEL,
    effect: 'confirms',
    sampling: {
      ratio: rules.sample,
      of: 'cases',
      others: 'pass',
      failed: 'reject',
      redo: 0,
      onSite: false,
      rule: rules.rule,
    },
    serviceWorkingDays: null,
    batch: { pass: true, return: false, reject: false },
    grounds: {
      'zh-CN': '反思交了就计入，随机抽查；没有通过抽查的，收回学时。',
      en: 'A reflection counts when handed in and may be drawn; one that fails loses its hours.',
    },
    rule: rules.rule,
  });
}

/** A reflection counts when it is handed in, without a person; it may be drawn for a check afterwards. */
export async function handInReflection(
  op: Operation,
  ports: Pick<LearningPorts, 'hours' | 'rulebooks'>,
  of: { readonly reflectionId: ReflectionId; readonly title: string; readonly text: string },
): Promise<Reflection> {
  const { personId } = requirePerson(op.actor);
  await ports.hours.lock(op, personId);
  // The device made the id: the same reflection again is the same one.
  const same = await reflectionById(op.tx, personId, of.reflectionId);
  if (same) return same;
  const read = { db: op.tx };
  const rulebook = await ports.rulebooks.rulebookFor(read, personId, op.today);
  const rules = rulebook && reflectionRulesOf(rulebook.edition);
  const category = rulebook && categoryOfReflection(rulebook.edition);
  if (!rulebook || !rules || category === null) throw refuse('reflection_unknown');
  const min = rules.minCharacters;
  if (charactersIn(of.text) < min)
    throw refuse('reflection_short', { detail: { min, has: charactersIn(of.text) } });
  const span = spanOf(rules.once, op.today);
  const before = await reflectionsOf(op.tx, personId);
  if (before.some((one) => one.span === span && one.state !== 'taken-back'))
    throw refuse('reflection_counted', { detail: { span } });
  const caseId = op.newId<'case'>();
  const unit = await unitOf(read, personId, op.today);
  const { recordId } = await ports.hours.lodge(op, {
    recordId: op.newId<'record'>(),
    personId,
    source: { kind: REFLECTION_KIND, id: of.reflectionId },
    unitId: unit?.unitId ?? null,
    packId: rulebook.pack.id,
    facts: {
      kind: REFLECTION_KIND,
      category,
      on: formatLocalDate(op.today),
      key: `${REFLECTION_KIND}:${span}`,
      via: 'platform',
    },
    title: of.title,
    preview: null,
  });
  await ports.hours.recognise(op, { claimId: op.newId<'claim'>(), personId, recordId });
  await insertReflection(op.tx, { ...of, personId, span, caseId, recordId, at: op.now });
  await openStudyCase(op, {
    caseId,
    personId,
    openedBy: personId,
    owner: { kind: REFLECTION_CASE, id: of.reflectionId },
    rulebook,
    letter: 'F',
    series: REFLECTION_KIND,
    label: LABEL,
    category,
    title: of.title,
    amount: null,
    route: routeOf(rules),
  });
  op.emit({
    type: REFLECTION,
    subjectId: personId,
    payload: { personId, reflectionId: of.reflectionId, title: of.title, to: 'counted' },
  });
  const made = await reflectionById(op.tx, personId, of.reflectionId);
  if (!made) throw new Error('learning: a reflection that was not written');
  return made;
}

/** Reflections as the review engine sees them: what passes stands, what is rejected loses its hours. */
export function reflectionOwner(ports: Pick<LearningPorts, 'hours'>): CaseOwner {
  return {
    kind: REFLECTION_CASE,
    lock: (op, subjectId) => ports.hours.lock(op, subjectId),
    onDecided: async (op, reviewed, { outcome, opinion }) => {
      const rejected = outcome === 'reject';
      if (!rejected && outcome !== 'pass' && outcome !== 'sample-pass') return;
      const found = await reflectionById(op.tx, reviewed.subjectId, reviewed.owner.id);
      if (!found) throw new Error('learning: a case without its reflection');
      const { personId, reflectionId, recordId, title } = found;
      const to = rejected ? 'taken-back' : 'checked';
      if (!(await settleReflection(op.tx, { personId, reflectionId, to, opinion, at: op.now })))
        throw new Error('learning: a reflection changed under its lock');
      if (!rejected) return;
      await ports.hours.reverse(op, {
        claimId: op.newId<'claim'>(),
        personId,
        recordId,
        to: 'revoked',
        reason: opinion ?? '',
      });
      op.emit({
        type: REFLECTION,
        subjectId: personId,
        payload: { personId, reflectionId, title, to, opinion: opinion ?? '' },
      });
    },
  };
}
