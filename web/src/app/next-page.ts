/** Where a person wanted to go before signing in: one of our own paths, or nothing. */
export function nextPage(search: string): string | undefined {
  const asked = new URLSearchParams(search).get('next');
  if (asked === null) return undefined;
  // "//host" and "/\host" leave the site in a browser.
  return /^\/(?![/\\])/.test(asked) ? asked : undefined;
}

export function signInAddress(next: string | undefined): string {
  return next === undefined ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}
