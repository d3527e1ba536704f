import { formatHours, noHours, parseHours, subtractHours, type Hours } from '@jixu/kernel';

export type Words = { readonly 'zh-CN': string; readonly en: string };

type Category = { readonly id: string; readonly label: Words };

/** What is missing subject by subject, `公需 30、专业 6`; empty where only the total is short. */
export function missingWords(of: {
  readonly categories: readonly Category[];
  readonly needs: Readonly<Record<string, string>>;
  readonly totals: Readonly<Record<string, string>>;
}): Words {
  const parts = of.categories.flatMap((category) => {
    const need = of.needs[category.id];
    if (need === undefined) return [];
    const short = subtractHours(amount(need), amount(of.totals[category.id] ?? '0'));
    return short > 0 ? [{ label: category.label, short: formatHours(short) }] : [];
  });
  return {
    'zh-CN': parts.map((part) => `${part.label['zh-CN']} ${part.short}`).join('、'),
    en: parts.map((part) => `${part.label.en} ${part.short}`).join(', '),
  };
}

function amount(text: string): Hours {
  const parsed = parseHours(text);
  return parsed.ok ? parsed.value : noHours;
}
