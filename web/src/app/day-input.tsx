import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useLocale } from '../i18n/locale.ts';
import type { FieldWiring } from '../ui/field.tsx';
import { useNarrow } from '../ui/media.ts';

const ISO = 'YYYY-MM-DD';
// The calendar takes a typed day only if it is written exactly so: 2026-09-07 is not YYYY-M-D.
const TYPED = [ISO, 'YYYY-M-D', 'YYYY.MM.DD', 'YYYY.M.D', 'YYYY/MM/DD', 'YYYY/M/D', 'YYYYMMDD'];
const FORMATS = {
  'zh-CN': ['YYYY年M月D日', 'YYYY年MM月DD日', ...TYPED],
  en: ['D MMM YYYY', ...TYPED],
};

function dayOf(value: string): Dayjs | null {
  const day = dayjs(value);
  return value !== '' && day.isValid() ? day : null;
}

/** A day as people write it; the page has it as `2026-09-07`, and as empty text while there is none. */
export function DayInput(props: {
  readonly wiring: FieldWiring;
  readonly value: string;
  readonly placeholder: string;
  readonly onChange: (day: string) => void;
}) {
  const { wiring, onChange } = props;
  const locale = useLocale();
  const narrow = useNarrow();
  return (
    <DatePicker
      id={wiring.id}
      aria-invalid={wiring['aria-invalid']}
      aria-describedby={wiring['aria-describedby']}
      value={dayOf(props.value)}
      format={FORMATS[locale]}
      placeholder={props.placeholder}
      // On a phone the keyboard would cover the calendar.
      inputReadOnly={narrow}
      onChange={(day) => onChange(day ? day.format(ISO) : '')}
    />
  );
}
