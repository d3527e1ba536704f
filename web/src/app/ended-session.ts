/**
 * A session that ends while a page is open takes nothing from it: the page stays, its person signs in above it, and
 * the requests that met the end wait here and go out once more.
 */
type Page = {
  /** A request was refused for want of a session. */
  readonly ended: () => void;
};

let page: Page | undefined;
let waiting: ((again: boolean) => void)[] = [];

/** The page that can let its person in again, until the answer is called. */
export function keepPage(of: Page): () => void {
  page = of;
  return () => {
    if (page !== of) return;
    page = undefined;
    letOn(false);
  };
}

/** Whether what was refused may be sent once more: at once no where no page stays for it. */
export function signedInAgain(): Promise<boolean> {
  if (page === undefined) return Promise.resolve(false);
  const again = new Promise<boolean>((resolve) => waiting.push(resolve));
  page.ended();
  return again;
}

/** The person is back, or will not come. */
export function letOn(again: boolean): void {
  const all = waiting;
  waiting = [];
  for (const go of all) go(again);
}
