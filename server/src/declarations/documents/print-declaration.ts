import { fileURLToPath } from 'node:url';
import type { FormField } from '@jixu/policy';
import type { Printer } from '../../platform/print/printer.ts';
import type { DeclarationDetail } from '../queries/declaration-detail.ts';

const TEMPLATE = fileURLToPath(new URL('./declaration.typ', import.meta.url));

/** What stands where the font lacks a character; the person writes it in by hand. */
const UNPRINTABLE = '〓';

const WORDS = {
  facts: '申报内容',
  files: '证明材料',
  noFiles: '没有附件',
  effect: '折算结果',
  signature: '本人签名',
  unitSeal: '单位盖章',
} as const;

/** The declaration as a page for the file (申报表): every field of the pack's form that says `print`, in its order. */
export async function printDeclaration(
  printer: Printer,
  detail: DeclarationDetail,
): Promise<Uint8Array> {
  const { declaration, form, edition, person } = detail;
  const text = (value: string): string => {
    const missing = new Set(printer.missingGlyphs(value));
    return Array.from(value, (character) =>
      missing.has(character) ? UNPRINTABLE : character,
    ).join('');
  };
  const category = edition.categories.find(
    (one) => one.id === (declaration.category ?? detail.effect?.line.category),
  );
  const unit = edition.unit === 'credit' ? '学分' : '学时';
  const hours = detail.effect?.line.ifApproved ?? declaration.preview?.hours ?? '0';
  return printer.render({
    template: TEMPLATE,
    data: {
      title: `继续教育${unit}申报表`,
      subtitle: text(`${form.label['zh-CN']}　${declaration.number ?? '草稿'}`),
      number: declaration.number ?? '',
      personName: text(person.name),
      pack: edition.ref,
      words: WORDS,
      person: [
        { label: '姓名', value: text(person.name) },
        { label: '证件号码', value: person.documentMask },
        { label: '工作单位', value: text(person.unitName) },
      ],
      facts: [
        ...form.fields
          .filter((field) => field.print)
          .map((field) => ({
            label: text(field.label['zh-CN']),
            value: text(valueText(field, declaration.values[field.id])),
          })),
        ...(category
          ? [
              {
                label: '计入科目',
                value: text(category.name?.['zh-CN'] ?? category.label['zh-CN']),
              },
            ]
          : []),
      ],
      files: detail.files.map((file, index) => ({
        index: String(index + 1),
        slot: text(form.evidence.find((slot) => slot.id === file.slot)?.label['zh-CN'] ?? '其他'),
        name: text(file.name),
      })),
      effect: `${hours} ${unit}`,
    },
  });
}

function valueText(field: FormField, value: string | undefined): string {
  if (value === undefined || value === '') return '—';
  if (field.type === 'yes-no') return value === 'true' ? '是' : '否';
  if (field.type === 'choice') {
    return field.options?.find((option) => option.value === value)?.label['zh-CN'] ?? value;
  }
  if (field.type === 'date') {
    const [year, month, day] = value.split('-').map(Number);
    return `${year}年${month}月${day}日`;
  }
  return field.unit ? `${value} ${field.unit['zh-CN']}` : value;
}
