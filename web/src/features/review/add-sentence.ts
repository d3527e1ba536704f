/** Behind what is there, with a stop between; the same sentence once. */
export function addSentence(before: string, sentence: string): string {
  const kept = before.trimEnd();
  if (kept === '') return sentence;
  if (kept.includes(sentence)) return kept;
  return /[。；！？.;!?]$/.test(kept) ? `${kept}${sentence}` : `${kept}；${sentence}`;
}
