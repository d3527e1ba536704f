import type { PackEdition } from './edition.ts';
import { factLabel } from './person-words.ts';
import { UNITS, type Unit } from './vocabulary.ts';
import { type Words, words } from './words.ts';

/** What is asked for, in the words of the pack: a parameter, a fact, a quantity, an attribute. Never an id. */
export function askedWords(edition: PackEdition, key: string): Words {
  const [where = '', ...rest] = key.split('.');
  const name = rest.join('.');
  if (where === 'parameters')
    return edition.document.parameters?.[name]?.label ?? words(name, name);
  if (where === 'qty') return Object.hasOwn(UNITS, name) ? UNITS[name as Unit] : words(name, name);
  if (where === 'person' || where === 'target' || where === 'period') return factLabel(key);
  if (key === 'category') return words('计入的科目', 'category');
  if (key === 'via') return words('来源', 'source');
  const attribute = where === 'attrs' ? name : key;
  return edition.attributes[attribute]?.label ?? words(attribute, attribute);
}
