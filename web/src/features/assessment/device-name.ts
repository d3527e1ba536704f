const KEPT = 'jixu.device';

let own: string | undefined;

/** A random name of this browser: two windows of it are one device. Where nothing can be kept it lasts as the page. */
export function deviceName(): string {
  if (own !== undefined) return own;
  const made = crypto.randomUUID();
  try {
    const kept = localStorage.getItem(KEPT);
    own = kept ?? made;
    if (kept === null) localStorage.setItem(KEPT, made);
  } catch {
    own = made;
  }
  return own;
}
