import {
  addHours,
  addYears,
  formatHours,
  type Hours,
  type LocalDate,
  minHours,
  noHours,
  present,
  subtractHours,
  ticks,
  yearOf,
} from '@jixu/kernel';
import type { Worth } from './assess-record.ts';
import type { Step } from './steps.ts';
import type { PackEdition } from './edition.ts';
import type { InputRecord } from './input.ts';
import type { Cap, Requirement } from './pack-format.ts';
import { type Window, yearIndex } from './resolve-period.ts';
import type { Reason } from './vocabulary.ts';

/**
 * Stages 4 to 7: same work once, spread over years, caps from the inside out. The reference:
 * slow and readable.
 */

export type Item = { readonly record: InputRecord; readonly worth: Worth };

/** A part of an item that falls into one year. */
export type Share = {
  readonly on: LocalDate;
  readonly year: number;
  readonly index: number;
  amount: Hours;
};

export type Settled = {
  readonly item: Item;
  readonly counted: Hours;
  readonly reason: Reason;
  readonly shares: readonly Share[];
  readonly steps: readonly Step[];
  /** Which cap cut it, if one did. */
  readonly cutBy: 'cap-item' | 'cap-kind' | 'cap-shared' | null;
};

export type Ground = {
  readonly edition: PackEdition;
  readonly window: Window;
  readonly readings: Readonly<Record<string, string>>;
};

type Working = {
  readonly item: Item;
  readonly steps: Step[];
  shares: Share[];
  kept: string | null;
  cutBy: Settled['cutBy'];
};

/**
 * All of one person's valued records, settled against each other. The order of `items` never
 * matters.
 */
export function settle(items: readonly Item[], ground: Ground): readonly Settled[] {
  const working = items.map((item): Working => {
    const cut = item.worth.amount < item.worth.gross;
    return {
      item,
      steps: [...item.worth.steps],
      shares: [],
      kept: null,
      cutBy: cut ? 'cap-item' : null,
    };
  });
  keepHighest(working, ground);
  keepHeavierSide(working, ground);
  for (const each of working) if (each.kept === null) spread(each, ground);
  for (const cap of activeCaps(ground)) serveCap(working, cap, ground);
  return working.map((each) => finish(each, ground));
}

export function activeCaps(ground: Ground): readonly Cap[] {
  return (ground.edition.document.caps ?? []).filter((cap) =>
    Object.entries(cap.reading ?? {}).every(([id, choice]) => ground.readings[id] === choice),
  );
}

export function categoryRank(ground: Pick<Ground, 'edition'>, category: string): number {
  return ground.edition.categories.findIndex((each) => each.id === category);
}

/** By day, then by id: the tail of every order, so that no two records ever tie. */
function byDayAndId(a: InputRecord, b: InputRecord): number {
  if (a.on !== b.on) return a.on - b.on;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

function sameKey(item: Item, ground: Ground): string | null {
  const { record } = item;
  const same = ground.edition.kinds.get(record.kind)?.same ?? 'period';
  if (same === 'once-a-year') return `${yearIndex(ground.window, record.on)} # ${record.kind}`;
  if (record.key === null || same === 'never') return null;
  return same === 'year' ? `${yearOf(record.on)} ${record.key}` : `* ${record.key}`;
}

function keepHighest(working: readonly Working[], ground: Ground): void {
  const groups = new Map<string, Working[]>();
  for (const each of working) {
    const key = sameKey(each.item, ground);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const ordered = [...group].sort((a, b) => {
      if (a.item.worth.amount !== b.item.worth.amount)
        return b.item.worth.amount - a.item.worth.amount;
      const byCategory =
        categoryRank(ground, a.item.worth.category) - categoryRank(ground, b.item.worth.category);
      return byCategory === 0 ? byDayAndId(a.item.record, b.item.record) : byCategory;
    });
    const winner = present(ordered[0], 'a group of the same work');
    for (const loser of ordered.slice(1))
      drop(
        loser,
        winner.item.record.id,
        ground.edition.document.same?.rule ?? loser.item.worth.line.line.rule,
      );
  }
}

function drop(loser: Working, kept: string, rule: string): void {
  loser.kept = kept;
  loser.steps.push({
    step: 'same',
    in: formatHours(loser.item.worth.amount),
    out: noHours,
    cut: loser.item.worth.amount,
    rule,
    kept,
    why: 'same-work',
  });
}

/** A degree or the single subjects of one programme, not both: the side that weighs more stays. */
function keepHeavierSide(working: readonly Working[], ground: Ground): void {
  for (const rule of ground.edition.document.same?.exclusive ?? []) {
    const groups = new Map<string, Working[][]>();
    for (const each of working) {
      if (each.kept !== null) continue;
      const value = each.item.record.attrs[rule.by];
      const side = rule.sides.findIndex((kinds) => kinds.includes(each.item.record.kind));
      if (value === undefined || side < 0) continue;
      const sides = groups.get(String(value)) ?? rule.sides.map(() => []);
      groups.set(String(value), sides);
      sides[side]?.push(each);
    }
    for (const sides of groups.values()) {
      const weights = sides.map((side) => addHours(...side.map((each) => each.item.worth.amount)));
      const best = weights.indexOf(ticks(Math.max(...weights)));
      const [kept] = [...(sides[best] ?? [])].sort((a, b) =>
        byDayAndId(a.item.record, b.item.record),
      );
      if (kept === undefined) continue;
      for (const [at, side] of sides.entries())
        if (at !== best) for (const loser of side) drop(loser, kept.item.record.id, rule.rule);
    }
  }
}

/** Equal parts over the year of the day and those after it; ticks left over go to the earliest. */
function spread(each: Working, ground: Ground): void {
  const { record, worth } = each.item;
  const parts = worth.line.line.spread ?? 1;
  const part = Math.floor(worth.amount / parts);
  const rest = worth.amount - part * parts;
  for (let at = 0; at < parts; at += 1) {
    const on = addYears(record.on, at);
    const share = ticks(part + (at < rest ? 1 : 0));
    each.shares.push({ on, year: yearOf(on), index: yearIndex(ground.window, on), amount: share });
  }
  if (parts === 1) return;
  each.steps.push({
    step: 'spread',
    in: formatHours(worth.amount),
    out: within(each, ground),
    rule: worth.line.line.rule,
  });
}

function inside(share: Share, ground: Ground): boolean {
  return share.index >= 0 && share.index < ground.window.years.length;
}

function within(each: Working, ground: Ground): Hours {
  return addHours(
    ...each.shares.filter((share) => inside(share, ground)).map((share) => share.amount),
  );
}

/** The little of a record that caps and requirements look at. */
export type Placed = {
  readonly record: InputRecord;
  readonly category: string;
  readonly rule: string;
};

export function placed({ record, worth }: Item): Placed {
  return { record, category: worth.category, rule: worth.line.line.rule };
}

export function isUnder(cap: Cap, at: Placed): boolean {
  const { over } = cap;
  if (over.category !== undefined && over.category !== at.category) return false;
  if (over.kinds !== undefined && !over.kinds.includes(at.record.kind)) return false;
  return over.rules === undefined || over.rules.includes(at.rule);
}

export function isMeant(of: Requirement['of'], at: Placed): boolean {
  if (typeof of === 'string') return of === 'total' || of === at.category;
  if (of.category !== undefined && of.category !== at.category) return false;
  if (of.kinds !== undefined && !of.kinds.includes(at.record.kind)) return false;
  return of.levels === undefined || of.levels.includes(String(at.record.attrs['level']));
}

type Slot = { readonly owner: Working; readonly share: Share };

function serveCap(working: readonly Working[], cap: Cap, ground: Ground): void {
  const buckets = new Map<string, Slot[]>();
  for (const owner of working) {
    if (owner.kept !== null || !isUnder(cap, placed(owner.item))) continue;
    for (const share of owner.shares) {
      if (!inside(share, ground)) continue;
      const category = cap.each === 'category' ? owner.item.worth.category : '';
      const name = `${cap.per === 'year' ? share.index : ''} ${category}`;
      const slots = buckets.get(name);
      if (slots === undefined) buckets.set(name, [{ owner, share }]);
      else slots.push({ owner, share });
    }
  }
  for (const slots of buckets.values()) serveBucket(slots, cap, ground);
}

function serveOrder(cap: Cap, ground: Ground): (a: Slot, b: Slot) => number {
  const fill = cap.fill ?? ground.edition.categories.map((category) => category.id);
  const place = (slot: Slot): number => {
    const at = fill.indexOf(slot.owner.item.worth.category);
    return at < 0 ? fill.length : at;
  };
  return (a, b) => {
    const byFill = cap.fill === undefined ? 0 : place(a) - place(b);
    if (byFill !== 0) return byFill;
    const [x, y] = [a.owner.item.record, b.owner.item.record];
    const byStatus = Number(x.status === 'pending') - Number(y.status === 'pending');
    if (byStatus !== 0) return byStatus;
    const byRecord = byDayAndId(x, y);
    return byRecord === 0 ? a.share.on - b.share.on : byRecord;
  };
}

function serveBucket(slots: readonly Slot[], cap: Cap, ground: Ground): void {
  const limit = ticks((cap.hours.n * 1800) / cap.hours.d);
  let used: Hours = noHours;
  const usedBy: string[] = [];
  for (const { owner, share } of [...slots].sort(serveOrder(cap, ground))) {
    const out = minHours(share.amount, subtractHours(limit, used));
    const cut = subtractHours(share.amount, out);
    if (cut > 0) {
      const kinds = cap.over.kinds;
      owner.cutBy = kinds !== undefined && kinds.length === 1 ? 'cap-kind' : 'cap-shared';
      owner.steps.push({
        step: 'cap',
        in: formatHours(share.amount),
        out,
        cut,
        rule: cap.rule,
        cap: { id: cap.id, limit, usedBefore: used, usedBy: [...usedBy] },
        ...(owner.shares.length > 1 ? { year: share.year } : {}),
      });
    }
    share.amount = out;
    used = addHours(used, out);
    if (out > 0) usedBy.push(owner.item.record.id);
  }
}

function finish(each: Working, ground: Ground): Settled {
  const { item, steps, shares, cutBy } = each;
  if (each.kept !== null)
    return { item, counted: noHours, reason: 'same-work', shares: [], steps, cutBy: null };
  const counted = within(each, ground);
  const outside = shares.some((share) => !inside(share, ground));
  steps.push({
    step: 'count',
    in: item.worth.category,
    out: counted,
    rule: item.worth.line.line.rule,
  });
  return { item, counted, reason: reasonOf(counted, cutBy, outside), shares, steps, cutBy };
}

function reasonOf(counted: Hours, cutBy: Settled['cutBy'], outside: boolean): Reason {
  if (cutBy !== null) return counted === 0 ? cutBy : 'counted-in-part';
  return outside ? 'other-year' : 'counted';
}
