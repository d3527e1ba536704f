/** `0.3` as 30 %, `1/3` as it is: a share is read as the rulebook wrote it. */
export function ratioText(ratio: string): string {
  if (ratio.includes('/')) return ratio;
  const [whole = '0', part = ''] = ratio.split('.');
  const digits = `${whole}${part.padEnd(2, '0')}`;
  const before = digits.slice(0, whole.length + 2).replace(/^0+(?=\d)/, '');
  const after = digits.slice(whole.length + 2).replace(/0+$/, '');
  return `${before}${after === '' ? '' : `.${after}`}%`;
}
