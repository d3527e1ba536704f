/** An instant as such a field holds it, in the time of China. */
export function toField(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);
}

/** What such a field says as an instant; undefined for an empty or broken one. */
export function fromField(text: string): string | undefined {
  const time = Date.parse(`${text}:00+08:00`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
