/** What browsers and the bundler say when a part of the page is gone from the server. */
const GONE = /dynamically imported module|Importing a module script failed|Unable to preload CSS/;

/** A page that was opened before an update asks for parts that the server no longer has: a reload brings the new ones. */
export function isOfOlderRelease(error: unknown): boolean {
  return error instanceof Error && GONE.test(error.message);
}
