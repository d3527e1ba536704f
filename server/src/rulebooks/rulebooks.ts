import type { Kysely } from 'kysely';
import {
  formatLocalDate,
  lastDay,
  type LocalDate,
  type NodeId,
  type Period,
  type PersonId,
} from '@jixu/kernel';
import { type Pack, type PackEdition } from '@jixu/policy';
import { ancestorsOf, unitOf } from '../organisations/index.ts';
import type { Operation } from '../platform/operation/operation.ts';
import { knownSettings } from './domain/place-settings.ts';
import { refuse } from './errors.ts';
import type { Library } from './library.ts';
import { type AdoptionRow, adoptionsOf, insertAdoption } from './store/rulebook-store.ts';

type Db = { readonly db: Kysely<unknown> };

/** A pack as it governs one person on one day: the edition in force and the values this place gave. */
export type Rulebook = {
  readonly pack: Pack;
  readonly edition: PackEdition;
  /** Where it was adopted: the place whose offices answer for it. */
  readonly nodeId: NodeId;
  readonly unitId: NodeId;
  readonly adoptionId: string;
  readonly numberPrefix: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly readings: Readonly<Record<string, string>>;
};

export type Rulebooks = {
  readonly library: Library;
  /** The rulebook of a person on a day, by the unit the person works in; null where none is adopted. */
  readonly rulebookFor: (read: Db, personId: PersonId, on: LocalDate) => Promise<Rulebook | null>;
  /** The same for a unit, for whoever works there. */
  readonly rulebookOfUnit: (read: Db, unitId: NodeId, on: LocalDate) => Promise<Rulebook | null>;
  readonly adopt: (op: Operation, adoption: NewAdoption) => Promise<void>;
};

export type NewAdoption = {
  readonly nodeId: NodeId;
  readonly packId: string;
  readonly numberPrefix: string;
  readonly fromOn: LocalDate;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly readings?: Readonly<Record<string, string>>;
};

export function createRulebooks(library: Library): Rulebooks {
  const rulebookOfUnit: Rulebooks['rulebookOfUnit'] = async (read, unitId, on) => {
    const chain = await ancestorsOf(read, unitId, on);
    const adoption = nearest(chain, await adoptionsOf(read.db, chain, formatLocalDate(on)));
    if (!adoption) return null;
    // Another server, or this one a moment ago, published an edition: nobody is judged by the old one any more.
    if (library.editionsHeld(adoption.pack_id) !== adoption.editions) await library.reload(read.db);
    const pack = library.pack(adoption.pack_id);
    const edition = pack && editionOn(pack, on);
    if (!pack || !edition) return null;
    return {
      pack,
      edition,
      nodeId: adoption.node_id,
      unitId,
      adoptionId: adoption.adoption_id,
      numberPrefix: adoption.number_prefix,
      ...knownSettings(pack, adoption),
    };
  };
  return {
    library,
    rulebookOfUnit,
    rulebookFor: async (read, personId, on) => {
      const unit = await unitOf(read, personId, on);
      return unit ? rulebookOfUnit(read, unit.unitId, on) : null;
    },
    adopt: async (op, adoption) => {
      if (!library.pack(adoption.packId)) throw refuse('unknown_pack');
      const inForce = await adoptionsOf(op.tx, [adoption.nodeId], formatLocalDate(adoption.fromOn));
      if (inForce.length > 0) throw refuse('already_adopted');
      await insertAdoption(op.tx, {
        adoptionId: op.newId(),
        nodeId: adoption.nodeId,
        packId: adoption.packId,
        numberPrefix: adoption.numberPrefix,
        parameters: { ...adoption.parameters },
        readings: { ...adoption.readings },
        fromOn: formatLocalDate(adoption.fromOn),
      });
    },
  };
}

/** The adoption of the node closest to the unit wins: a school with its own regime inside a city with another. */
function nearest(chain: readonly NodeId[], adoptions: readonly AdoptionRow[]): AdoptionRow | null {
  for (const nodeId of chain) {
    const found = adoptions.find((adoption) => adoption.node_id === nodeId);
    if (found) return found;
  }
  return null;
}

/** The edition in force on a day; a day before the first edition is served by the first. */
export function editionOn(pack: Pack, on: LocalDate): PackEdition | null {
  let found: PackEdition | null = pack.editions[0] ?? null;
  for (const edition of pack.editions) if (edition.effective.from <= on) found = edition;
  return found;
}

/** The day whose rulebook and edition decide an accounting period: its last, or today while it runs. */
export function decidingDay(span: Period, today: LocalDate): LocalDate {
  const last = lastDay(span);
  return last < today ? last : today;
}
