/**
 * People who were chosen on one page and are wanted on the next. They stay out of the address, where names and ids have
 * no business; after a reload the next page simply begins with nobody chosen.
 */
let chosen: ReadonlyMap<string, string> = new Map();

export function handOnPeople(people: ReadonlyMap<string, string>): void {
  chosen = new Map(people);
}

/** Once: whoever comes by another way later has chosen nobody. */
export function takePeople(): ReadonlyMap<string, string> {
  const taken = chosen;
  chosen = new Map();
  return taken;
}
