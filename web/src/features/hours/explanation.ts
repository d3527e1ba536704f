/**
 * What the engine answers about one record (evaluation contract §4), as far as a person is shown
 * it.
 * Amounts are decimal strings or `n/d`.
 */
export type ExplainedStep = {
  readonly step: string;
  readonly in: string;
  readonly out: string;
  readonly cut?: string;
  readonly rule: string;
  readonly cite: string;
  readonly cap?: {
    readonly id: string;
    readonly limit: string;
    readonly usedBefore: string;
    readonly usedBy: readonly string[];
  };
};

/** The closed list of reasons. */
export type CountReason =
  | 'counted'
  | 'counted-in-part'
  | 'cap-item'
  | 'cap-kind'
  | 'cap-shared'
  | 'same-work'
  | 'outside-period'
  | 'other-year'
  | 'not-in-window'
  | 'not-approved'
  | 'revoked'
  | 'evidence-missing'
  | 'not-filed'
  | 'not-pre-approved'
  | 'rank-beyond'
  | 'below-threshold'
  | 'not-passed'
  | 'excluded'
  | 'kind-not-listed'
  | 'needs-decision'
  | 'missing-fact'
  | 'missing-parameter';

export type ExplainedRecord = {
  readonly id: string;
  readonly counted: string;
  readonly category: string;
  readonly reason: CountReason;
  readonly steps: readonly ExplainedStep[];
};

/** How sure we are of a source. */
export type SourceGrade = 'primary' | 'secondary' | 'reconstructed';

/** What the pack says about one rule, in the reader's language. */
export type RuleWords = {
  /** The rule as a sentence. */
  readonly text: string;
  /** The article behind it, paraphrased by us; printed in the serif of the law. */
  readonly article?: string;
  /** Document, date and number of the article. */
  readonly document?: string;
  readonly href?: string;
  readonly grade?: SourceGrade;
};

/** Names that the engine knows only as ids, in the reader's language. */
export type ExplanationLabels = {
  readonly rules: Readonly<Record<string, RuleWords>>;
  readonly caps: Readonly<Record<string, string>>;
  /** Titles of the person's other records, for "who used the cap". */
  readonly records: Readonly<Record<string, string>>;
  /** What one item of this record is, as its form is called: 论文. */
  readonly item?: string;
  /** Headings or formulas by step index, where the pack words them better than we can. */
  readonly formulas?: Readonly<Record<number, string>>;
};
