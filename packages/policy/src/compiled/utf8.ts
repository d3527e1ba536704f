/** UTF-8 as the surroundings offer it: this package knows neither Node nor the browser. */
export type Utf8 = {
  readonly encode: (text: string) => Uint8Array;
  /** `null` where the bytes are no text. */
  readonly decode: (bytes: Uint8Array) => string | null;
  readonly isText: (bytes: Uint8Array) => boolean;
};
