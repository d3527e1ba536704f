import { type Static, Type } from 'typebox';
import { formatLocalDate, formatRational } from '@jixu/kernel';
import { articleOf } from '@jixu/policy';
import { PackCard, plainOrNull, presentCard } from './present-pack.ts';
import type { Rulebook } from './rulebooks.ts';
import { Words } from '../platform/http/words.ts';

const Text = Type.String();
const TextOrNull = Type.Union([Text, Type.Null()]);
const closed = { additionalProperties: false } as const;
const WordsOrNull = Type.Union([Words, Type.Null()]);
const oneOf = <Word extends string>(...words: readonly Word[]) => Type.Enum<Word[]>([...words]);

export const PlaceSchema = Type.Object(
  {
    placeId: Text,
    name: Text,
    /** What the caller is to the place: its bureau publishes, a department proposes. */
    side: oneOf('bureau', 'department'),
    pack: PackCard,
    firstOn: Text,
    editions: Type.Array(
      Type.Object({ version: Text, firstOn: Text, inForce: Type.Boolean() }, closed),
    ),
    readings: Type.Array(
      Type.Object(
        {
          id: Text,
          label: Words,
          rule: Text,
          paraphrase: WordsOrNull,
          chosen: Text,
          choices: Type.Array(
            Type.Object({ id: Text, label: Words, usual: Type.Boolean() }, closed),
          ),
        },
        closed,
      ),
    ),
    parameters: Type.Array(
      Type.Object(
        {
          id: Text,
          label: Words,
          rule: Text,
          paraphrase: WordsOrNull,
          value: TextOrNull,
          max: TextOrNull,
        },
        closed,
      ),
    ),
  },
  closed,
);

export function presentPlace(
  rulebook: Rulebook,
  { name, side }: { readonly name: string; readonly side: 'bureau' | 'department' },
): Static<typeof PlaceSchema> {
  const { edition, pack } = rulebook;
  const { readings = {}, parameters = {} } = edition.document;
  const said = (rule: string) => plainOrNull(articleOf(edition, rule)?.paraphrase);
  return {
    placeId: rulebook.nodeId,
    name,
    side,
    pack: presentCard(edition),
    firstOn: formatLocalDate(edition.effective.from),
    editions: pack.editions.map((one) => ({
      version: one.version,
      firstOn: formatLocalDate(one.effective.from),
      inForce: one.version === edition.version,
    })),
    readings: Object.entries(readings).flatMap(([id, one]) =>
      one === undefined
        ? []
        : [
            {
              id,
              label: { ...one.label },
              rule: one.rule,
              paraphrase: said(one.rule),
              chosen: rulebook.readings[id] ?? one.default,
              choices: Object.entries(one.choices).flatMap(([choice, label]) =>
                label === undefined
                  ? []
                  : [{ id: choice, label: { ...label }, usual: choice === one.default }],
              ),
            },
          ],
    ),
    parameters: Object.entries(parameters).flatMap(([id, one]) =>
      one === undefined
        ? []
        : [
            {
              id,
              label: { ...one.label },
              rule: one.rule,
              paraphrase: said(one.rule),
              value: rulebook.parameters[id] ?? null,
              max: one.max === undefined ? null : formatRational(one.max),
            },
          ],
    ),
  };
}
