/** Points are hundredths inside and decimal texts outside: "59.4". */
export function pointsText(hundredths: number): string {
  const whole = Math.floor(hundredths / 100);
  const rest = String(hundredths % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}

export const POINTS_PATTERN = '^[0-9]{1,4}(\\.[0-9]{1,2})?$';

export function pointsFrom(text: string): number {
  const [whole = '0', rest = ''] = text.split('.');
  return Number(whole) * 100 + Number(rest.padEnd(2, '0'));
}
