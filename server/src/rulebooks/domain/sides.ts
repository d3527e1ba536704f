import { makePack, type Pack, type PackEdition } from '@jixu/policy';
import type { Rulebook } from '../rulebooks.ts';
import { editionsInForce } from './editions-in-force.ts';
import { knownSettings, type PlaceSettings } from './place-settings.ts';
import type { Trial } from './trial.ts';

/** What one side of a comparison judges by. */
export type TriedRules = PlaceSettings & {
  readonly pack: Pack;
  /** One edition forced for everything. */
  readonly edition?: string;
};

export function rulesInForce(rulebook: Rulebook): TriedRules {
  const { pack, parameters, readings } = rulebook;
  return { pack, parameters, readings };
}

/** The rules that a trial would put in the place of those in force. */
export function triedRules(
  trial: Pick<Trial, 'kind' | 'parameters' | 'readings' | 'version'>,
  of: { readonly rulebook: Rulebook; readonly candidate: Pack | null },
): TriedRules {
  const { rulebook, candidate } = of;
  if (trial.kind === 'settings')
    return { pack: rulebook.pack, parameters: trial.parameters, readings: trial.readings };
  if (trial.kind === 'version' && trial.version !== null)
    return { ...rulesInForce(rulebook), edition: trial.version };
  const pack = candidate ?? rulebook.pack;
  return { pack, ...knownSettings(pack, rulebook) };
}

/** The pack as it would be with one more edition published. */
export function packWith(published: readonly PackEdition[], candidate: PackEdition): Pack {
  return makePack(editionsInForce([...published, candidate]));
}
