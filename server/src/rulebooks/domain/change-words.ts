import type { PackEdition } from '@jixu/policy';
import type { Trial, Words } from './trial.ts';

/** One thing that a trial changes. */
export type Change =
  | {
      readonly kind: 'reading';
      readonly id: string;
      readonly label: Words;
      readonly rule: string;
      readonly usual: boolean;
      readonly before: Words;
      readonly after: Words;
    }
  | {
      readonly kind: 'parameter';
      readonly id: string;
      readonly label: Words;
      readonly rule: string;
      readonly before: string | null;
      readonly after: string | null;
    }
  | { readonly kind: 'edition'; readonly before: string; readonly after: string | null };

type Settings = {
  readonly parameters: Readonly<Record<string, string>>;
  readonly readings: Readonly<Record<string, string>>;
};

/** What a trial changes, in the words of the pack; `now` are the settings it was compared with. */
export function changesOf(
  trial: Pick<Trial, 'kind' | 'parameters' | 'readings' | 'version'>,
  of: { readonly edition: PackEdition; readonly now: Settings },
): readonly Change[] {
  const { edition, now } = of;
  if (trial.kind !== 'settings')
    return [{ kind: 'edition', before: edition.version, after: trial.version }];
  const changes: Change[] = [];
  for (const [id, reading] of Object.entries(edition.document.readings ?? {})) {
    if (reading === undefined) continue;
    const before = now.readings[id] ?? reading.default;
    const after = trial.readings[id] ?? reading.default;
    const [a, b] = [reading.choices[before], reading.choices[after]];
    if (before === after || a === undefined || b === undefined) continue;
    const { label, rule } = reading;
    const usual = before === reading.default;
    changes.push({ kind: 'reading', id, label, rule, usual, before: a, after: b });
  }
  for (const [id, parameter] of Object.entries(edition.document.parameters ?? {})) {
    if (parameter === undefined) continue;
    const before = now.parameters[id] ?? null;
    const after = trial.parameters[id] ?? null;
    if (before === after) continue;
    const { label, rule } = parameter;
    changes.push({ kind: 'parameter', id, label, rule, before, after });
  }
  return changes;
}

/** The changes in a sentence, for whoever's hours they move. */
export function changeWords(changes: readonly Change[], firstOn: string | null): Words {
  const said = changes.map((change): Words => {
    if (change.kind === 'edition') {
      const from = firstOn ?? '';
      return {
        'zh-CN': `第 ${change.after ?? ''} 版，自 ${from} 起适用`,
        en: `edition ${change.after ?? ''}, in force from ${from}`,
      };
    }
    if (change.kind === 'reading') return pair(change.label, change.after);
    const open: Words = { 'zh-CN': '未定', en: 'left open' };
    const { after } = change;
    return pair(change.label, after === null ? open : { 'zh-CN': after, en: after });
  });
  return {
    'zh-CN': said.map((one) => one['zh-CN']).join('；'),
    en: said.map((one) => one.en).join('; '),
  };
}

function pair(label: Words, value: Words): Words {
  return { 'zh-CN': `${label['zh-CN']}：${value['zh-CN']}`, en: `${label.en}: ${value.en}` };
}
