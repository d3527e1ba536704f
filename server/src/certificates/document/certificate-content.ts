import { Type, type Static } from 'typebox';

/** Twelve categories are more than any rulebook has; all of them stay on one page. */
export const CERTIFICATE_ROWS_MAX = 12;

const closed = { additionalProperties: false } as const;
const line = (maxLength: number) => Type.String({ minLength: 1, maxLength });

const certificateRow = Type.Object(
  {
    category: line(40),
    /** `—` where the rulebook asks for nothing here; of a course, the day on which it was passed. */
    need: line(12),
    counted: line(12),
    conclusion: line(16),
  },
  closed,
);

/**
 * Everything a certificate (证书), statement (证明) or course certificate (合格证) shows, as strings ready to be read: the page
 * places them and adds only the labels of its language.
 */
export const certificateContentSchema = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('certificate'),
      Type.Literal('statement'),
      Type.Literal('course'),
    ]),
    locale: Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]),
    unitOfAmount: Type.Union([Type.Literal('hour'), Type.Literal('credit')]),
    number: line(40),
    title: line(60),
    periodLabel: line(40),
    issuer: line(80),
    holderName: line(60),
    /** The first four characters at most; never the last six. */
    maskedId: line(24),
    unit: line(120),
    /** Series and title (专业职称); empty where the person has none. */
    post: Type.String({ maxLength: 80 }),
    /** The sentence above the table, in runs so that the amount can stand out. */
    body: Type.Array(Type.Object({ text: line(160), strong: Type.Boolean() }, closed), {
      minItems: 1,
      maxItems: 5,
    }),
    rows: Type.Array(certificateRow, { minItems: 1, maxItems: CERTIFICATE_ROWS_MAX }),
    total: certificateRow,
    closing: line(200),
    /** The day as it is printed, and the same day as `YYYY-MM-DD`. */
    issueDate: line(24),
    issuedOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    /** What the QR opens: our own https origin and a random id. */
    checkUrl: Type.String({ pattern: '^https?://[!-~]+$', maxLength: 200 }),
    /** The check page as a person would type it. */
    checkAddress: line(60),
    /** `id@version#hash` of the rulebook edition. */
    packRef: line(60),
  },
  closed,
);

export type CertificateContent = Static<typeof certificateContentSchema>;
export type CertificateRow = Static<typeof certificateRow>;

/** Every string that is printed, for the question whether the font has its characters. */
export function printedTexts(content: CertificateContent): readonly string[] {
  return [
    content.number,
    content.title,
    content.periodLabel,
    content.issuer,
    content.holderName,
    content.maskedId,
    content.unit,
    content.post,
    ...content.body.map((run) => run.text),
    ...[...content.rows, content.total].flatMap((row) => Object.values(row)),
    content.closing,
    content.issueDate,
    content.checkAddress,
    content.packRef,
  ];
}

/** The title in the file's properties; names number and holder, so it is compared too. */
export function documentTitle(content: CertificateContent): string {
  return `${content.title} ${content.number} ${content.holderName}`;
}
