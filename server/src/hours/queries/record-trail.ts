import type { PersonId } from '@jixu/kernel';
import { personCards } from '../../identity/index.ts';
import { nodeCards } from '../../organisations/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import { type TrailLine, trailLines } from '../../platform/operation/trail.ts';
import type { HourRecord } from '../domain/record.ts';
import type { EntryLine } from '../store/ledger-store.ts';

/** Who did it: the person, someone with an office, another platform, or the product by itself. */
export type Doer = {
  readonly kind: 'self' | 'person' | 'platform' | 'automatic';
  readonly name: string;
  readonly office: string;
};

/** One thing that happened to a record, with the entries that it posted. */
export type Happening = {
  readonly at: Date;
  readonly what: 'lodged' | 'posted' | 'rejected' | 'revoked' | 'withdrawn';
  /** The intent behind it, e.g. `review.decide`; null where the trail does not say. */
  readonly operation: string | null;
  readonly by: Doer | null;
  readonly seqs: readonly number[];
};

type Untold = Omit<Happening, 'by' | 'operation'> & { readonly line: TrailLine | undefined };

const ENDED = ['rejected', 'revoked', 'withdrawn'] as const;

/** What happened to a record, oldest first: handed in, every posting, and how it ended if it did. */
export async function recordTrail(
  read: Reading,
  of: { readonly record: HourRecord; readonly entries: readonly EntryLine[] },
): Promise<readonly Happening[]> {
  const { record, entries } = of;
  const posted = Map.groupBy(entries, (entry) => entry.operationId);
  const lines = await trailLines(read.db, {
    operationIds: [...posted.keys()],
    instants: [record.lodgedAt, record.changedAt],
  });
  const at = (instant: Date) => onlyOne(lines, instant);
  const happened: Untold[] = [
    { at: record.lodgedAt, what: 'lodged', seqs: [], line: at(record.lodgedAt) },
  ];
  for (const [operationId, made] of posted) {
    const line = lines.find((one) => one.operationId === operationId);
    const [first] = made;
    if (first === undefined) continue;
    const seqs = made.map((entry) => entry.seq);
    happened.push({ at: first.postedAt, what: 'posted', seqs, line });
  }
  const ended = ENDED.find((status) => status === record.status);
  // Where hours went, the posting that took them says so already.
  const said = entries.some((entry) => entry.postedAt.getTime() === record.changedAt.getTime());
  if (ended !== undefined && !said) {
    happened.push({ at: record.changedAt, what: ended, seqs: [], line: at(record.changedAt) });
  }
  const doers = await doersOf(read, record.personId, lines);
  return happened
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ line, ...rest }) => ({
      ...rest,
      operation: line?.type ?? null,
      by:
        line === undefined
          ? whoLodged(rest.what, record.facts.via)
          : (doers.get(line.operationId) ?? null),
    }));
}

/**
 * The row of the trail that belongs to a change at this instant: both carry the one time of their operation, so it is
 * among those of that millisecond. Where another operation fell into it too, nobody is named rather than the wrong one.
 */
function onlyOne(lines: readonly TrailLine[], instant: Date): TrailLine | undefined {
  const then = lines.filter((line) => line.at.getTime() === instant.getTime());
  return then.length === 1 ? then[0] : undefined;
}

/** What a person declares, only that person hands in. */
function whoLodged(what: Happening['what'], via: HourRecord['facts']['via']): Doer | null {
  return what === 'lodged' && via === 'self' ? { kind: 'self', name: '', office: '' } : null;
}

async function doersOf(
  read: Reading,
  personId: PersonId,
  lines: readonly TrailLine[],
): Promise<ReadonlyMap<string, Doer>> {
  const acting = lines.flatMap(({ actor }) => (actor.kind === 'person' ? [actor] : []));
  const people = await personCards(read, [...new Set(acting.map((actor) => actor.personId))]);
  const nodes = await nodeCards(read, [...new Set(acting.flatMap((actor) => actor.nodes))]);
  const nobody = { name: '', office: '' };
  const doer = ({ actor }: TrailLine): Doer => {
    switch (actor.kind) {
      case 'person': {
        if (actor.personId === personId) return { kind: 'self', ...nobody };
        const [node] = actor.nodes;
        const office = node === undefined ? '' : (nodes.get(node)?.name ?? '');
        return { kind: 'person', name: people.get(actor.personId)?.name ?? '', office };
      }
      case 'sender':
        return { kind: 'platform', ...nobody };
      default:
        return { kind: 'automatic', ...nobody };
    }
  };
  return new Map(lines.map((line) => [line.operationId, doer(line)]));
}
