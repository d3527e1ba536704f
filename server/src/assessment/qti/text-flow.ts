/** What a body says, in the order in which it says it. */
export type TextToken =
  | { readonly text: string; readonly kept: boolean }
  /** A line break that the author set. */
  | 'line'
  /** The edge of a paragraph: what follows stands on a line of its own. */
  | 'edge'
  /** Where an answer is written into the text. */
  | 'blank';

/**
 * The text between the blanks: one piece more than there are blanks. White space runs together as in
 * a browser, except where the text was marked as kept; `exact` keeps all of it.
 */
export function textPieces(tokens: readonly TextToken[], exact: boolean): string[] {
  const flow = new Flow(exact);
  for (const token of tokens) {
    if (token === 'line') flow.line();
    else if (token === 'edge') flow.edge();
    else if (token === 'blank') flow.blank();
    else flow.add(token.text, exact || token.kept);
  }
  return flow.pieces();
}

export function plainText(tokens: readonly TextToken[], exact: boolean): string {
  return textPieces(tokens, exact).join('');
}

/** Parts are joined once, at the end: looking back costs the last part only, however long the text is. */
class Flow {
  readonly #exact: boolean;
  readonly #done: string[] = [];
  #parts: string[] = [];
  #started = false;
  #edge = false;

  constructor(exact: boolean) {
    this.#exact = exact;
  }

  add(text: string, kept: boolean): void {
    let said = kept ? text : text.replace(/[ \t\r\n\u00a0]+/g, ' ');
    const before = this.#parts.at(-1)?.at(-1);
    const begins = this.#edge || !this.#started || before === ' ' || before === '\n';
    if (!kept && begins && said.startsWith(' ')) said = said.slice(1);
    if (said === '') return;
    this.#begin();
    this.#parts.push(said);
  }

  line(): void {
    this.#begin();
    this.#trimEnd();
    this.#parts.push('\n');
  }

  edge(): void {
    this.#edge = this.#started;
  }

  blank(): void {
    this.#begin();
    this.#done.push(this.#parts.join(''));
    this.#parts = [];
  }

  pieces(): string[] {
    const pieces = [...this.#done, this.#parts.join('')];
    if (this.#exact) return pieces;
    const last = pieces.length - 1;
    return pieces.map((piece, at) => {
      const begun = at === 0 ? piece.trimStart() : piece;
      return (at === last ? begun.trimEnd() : begun).replace(/\n{3,}/g, '\n\n');
    });
  }

  #begin(): void {
    if (this.#edge && this.#parts.at(-1)?.at(-1) !== '\n') {
      this.#trimEnd();
      this.#parts.push('\n');
    }
    this.#edge = false;
    this.#started = true;
  }

  #trimEnd(): void {
    const last = this.#parts.pop();
    if (last === undefined) return;
    const kept = !this.#exact && last.endsWith(' ') ? last.slice(0, -1) : last;
    if (kept !== '') this.#parts.push(kept);
  }
}
