import type { CertificateContent } from './certificate-content.ts';

/** The words a page adds to its content. */
export type CertificateLabels = {
  readonly holder: string;
  readonly idNumber: string;
  readonly unit: string;
  readonly post: string;
  readonly columns: {
    readonly category: string;
    readonly need: string;
    readonly counted: string;
    readonly conclusion: string;
  };
  readonly scan: string;
  readonly checkHow: string;
  readonly issuer: string;
  readonly number: string;
  readonly signed: string;
  readonly payloadDescription: string;
};

export function certificateLabels(
  content: Pick<CertificateContent, 'kind' | 'locale' | 'unitOfAmount'>,
): CertificateLabels {
  return content.locale === 'zh-CN' ? chineseLabels(content) : englishLabels(content);
}

type Variant = Pick<CertificateContent, 'kind' | 'unitOfAmount'>;

function chineseLabels({ kind, unitOfAmount }: Variant): CertificateLabels {
  const amount = unitOfAmount === 'hour' ? '学时' : '学分';
  const document = { certificate: '证书', statement: '证明', course: '合格证' }[kind];
  const ofCourse = kind === 'course';
  return {
    holder: '姓名',
    idNumber: '证件号码',
    unit: '工作单位',
    post: '专业职称',
    columns: {
      category: '科目',
      need: ofCourse ? '合格日期' : `规定${amount}`,
      counted: ofCourse ? amount : `计入${amount}`,
      conclusion: '结论',
    },
    scan: '扫码核验',
    checkHow: `输入${document}编号、选择本文件`,
    issuer: kind === 'statement' ? '出具机关' : '发证机关',
    number: `${document}编号`,
    signed: '内嵌电子签名，以核验结果为准',
    payloadDescription: '电子签名数据',
  };
}

function englishLabels({ kind, unitOfAmount }: Variant): CertificateLabels {
  const amount = unitOfAmount === 'hour' ? 'Hours' : 'Credits';
  const ofCourse = kind === 'course';
  return {
    holder: 'Name',
    idNumber: 'ID number',
    unit: 'Employer',
    post: 'Title',
    columns: {
      category: 'Category',
      need: ofCourse ? 'Passed on' : `${amount} required`,
      counted: ofCourse ? amount : `${amount} counted`,
      conclusion: 'Result',
    },
    scan: 'Scan to check',
    checkHow: 'by number or by file',
    issuer: 'Issued by',
    number: kind === 'statement' ? 'Statement no.' : 'Certificate no.',
    signed: 'Signed inside; the check decides',
    payloadDescription: 'Signed data',
  };
}

export function checkLine(content: Pick<CertificateContent, 'locale' | 'checkAddress'>): string {
  return content.locale === 'zh-CN' ? `或到 ${content.checkAddress}` : `or ${content.checkAddress}`;
}
