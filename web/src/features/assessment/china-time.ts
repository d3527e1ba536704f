/** What such a field says as an instant; undefined for an empty or broken one. */
export function fromField(text: string): string | undefined {
  const time = Date.parse(`${text}:00+08:00`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
