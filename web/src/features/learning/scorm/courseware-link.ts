/** What the page around a package is told to begin with. */
export type Begin = {
  readonly version: '1.2' | '2004';
  readonly kind: 'sco' | 'asset';
  readonly launchPath: string;
  readonly elements: Readonly<Record<string, string>>;
  /** What parts of the package share. */
  readonly shared: readonly {
    readonly id: string;
    readonly read: boolean;
    readonly write: boolean;
    readonly value: string | null;
  }[];
};

export type Said =
  | { readonly says: 'shown' }
  | { readonly says: 'broken' }
  | {
      readonly says: 'save';
      readonly elements: Readonly<Record<string, string>>;
      readonly ended: boolean;
    }
  /** `wish`: where content would go on to, in the words of the standard. */
  | { readonly says: 'ended'; readonly wish: string | null };

type Frame = Pick<Window, 'postMessage'>;
type Listening = Pick<Window, 'addEventListener' | 'removeEventListener'>;

/**
 * Talks to the page on the address for courseware. Only that page, on that origin, is listened to;
 * what it says is content's claim and is checked by the server.
 */
export function linkCourseware(of: {
  readonly page: Listening;
  readonly frame: () => Frame | null;
  readonly origin: string;
  readonly begin: Begin;
  readonly onSaid: (said: Said) => void;
}): () => void {
  const listen = (event: MessageEvent<unknown>): void => {
    const frame = of.frame();
    if (frame === null || event.source !== frame || event.origin !== of.origin) return;
    const { data } = event;
    if (!isRecord(data) || data['jixu'] !== 'courseware') return;
    if (data['says'] === 'ready') {
      frame.postMessage({ jixu: 'courseware', says: 'begin', ...of.begin }, of.origin);
      return;
    }
    const said = saidOf(data);
    if (said !== null) of.onSaid(said);
  };
  of.page.addEventListener('message', listen as EventListener);
  return () => of.page.removeEventListener('message', listen as EventListener);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function saidOf(data: Readonly<Record<string, unknown>>): Said | null {
  switch (data['says']) {
    case 'shown':
    case 'broken':
      return { says: data['says'] };
    case 'ended':
      return { says: 'ended', wish: typeof data['wish'] === 'string' ? data['wish'] : null };
    case 'save': {
      const { elements } = data;
      if (!isRecord(elements)) return null;
      const texts = Object.entries(elements).filter(
        (one): one is [string, string] => typeof one[1] === 'string',
      );
      return { says: 'save', elements: Object.fromEntries(texts), ended: data['ended'] === true };
    }
    default:
      return null;
  }
}
