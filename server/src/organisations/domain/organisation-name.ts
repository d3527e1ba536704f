import { refuse } from '../errors.ts';

export function readOrganisationName(text: string): string {
  const name = text.trim().replaceAll(/\s+/gu, ' ');
  if (name === '' || [...name].length > 120 || /[\p{Cc}\p{Cf}<>]/u.test(name)) {
    throw refuse('name_invalid');
  }
  return name;
}
