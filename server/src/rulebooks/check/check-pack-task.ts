import type { Checked, Finding } from '../domain/trial.ts';

/** What is to be checked, as the child reads it from its descriptor. */
export type CheckTask = {
  readonly packId: string;
  readonly source: string;
  readonly examples: string;
  /** The pack as it is, in the order of publication, and its worked examples. */
  readonly published: readonly { readonly file: string; readonly text: string }[];
  readonly shipped: readonly { readonly file: string; readonly source: string }[];
};

export type CheckAnswer = {
  readonly findings: readonly Finding[];
  /** Null where the text could not be read as an edition of this pack. */
  readonly checked: Checked | null;
};
