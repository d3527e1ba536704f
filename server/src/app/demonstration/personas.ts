import type { PersonKey } from './plan/planned.ts';

/** Everyone's in the demonstration, and nowhere else: a real database has no password that anybody knows beforehand. */
export const DEMONSTRATION_PASSWORD = 'jixu-demo-2026';

export type Persona = {
  readonly loginName: string;
  readonly name: string;
  readonly zh: string;
  readonly en: string;
};

/** The one who has not activated the account yet. */
export const PENDING_PERSONA: PersonKey = 'ding-haiyan';
export const PENDING_PERSONA_NAME = '丁海燕';

export const personas: readonly Persona[] = [
  {
    loginName: 'linxiufen',
    name: '林秀芬',
    zh: '岭东，小学教师：还差 14 学时',
    en: 'Lingdong, teacher: 14 hours short',
  },
  {
    loginName: 'zhoumin',
    name: '周敏',
    zh: '云湖第一教育集团，单位管理员',
    en: 'unit administrator of the school group',
  },
  { loginName: 'qiulan', name: '邱岚', zh: '同单位，只读', en: 'reader in the same group' },
  {
    loginName: 'wenya',
    name: '温雅',
    zh: '岭东市教育局，主管部门',
    en: 'department of education, Lingdong',
  },
  {
    loginName: 'fangjing',
    name: '方静',
    zh: '岭东市人社局',
    en: 'bureau, Lingdong',
  },
  {
    loginName: 'luoqing',
    name: '罗青',
    zh: '岭东市人社局，规则改动的复核人',
    en: 'bureau, Lingdong: the second person for changes of rules',
  },
  {
    loginName: 'sunliqun',
    name: '孙立群',
    zh: '齐园，工程师：论文已计入，主管部门审验中',
    en: 'Qiyuan, engineer: counted, still before the department',
  },
  {
    loginName: 'zhaowenhua',
    name: '赵文华',
    zh: '齐园建筑设计院，单位管理员',
    en: 'unit administrator of the design institute',
  },
  {
    loginName: 'mengxiaodong',
    name: '孟晓东',
    zh: '齐园市住房城乡建设局，主管部门',
    en: 'department of construction, Qiyuan',
  },
  { loginName: 'donglixin', name: '董立新', zh: '齐园市人社局', en: 'bureau, Qiyuan' },
  {
    loginName: 'yuwenlan',
    name: '余文澜',
    zh: '岭东市继续教育中心，编写课程',
    en: 'training centre, Lingdong: writes courses',
  },
  {
    loginName: 'qinruoxi',
    name: '秦若溪',
    zh: '齐园市继续教育基地，编写课程',
    en: 'training base, Qiyuan: writes courses',
  },
  {
    loginName: 'liangguodong',
    name: '梁国栋',
    zh: '系统管理员',
    en: 'system administrator of both regions',
  },
];

/** What is printed at the start: names in columns, whichever script they are in. */
export function personaSheet(of: {
  publicUrl: string;
  /** Grouped as on the slip; null once it was used. */
  slipCode: string | null;
}): readonly string[] {
  const rows = personas.map(({ loginName, name, zh, en }) => [loginName, name, zh, en]);
  if (of.slipCode !== null) {
    rows.push([
      of.slipCode,
      PENDING_PERSONA_NAME,
      '激活码，账号还没有激活',
      'activation slip, not used yet',
    ]);
  }
  return [
    `演示 Demonstration   ${of.publicUrl}`,
    `密码 Password        ${DEMONSTRATION_PASSWORD}   (演示专用，人人相同 the same for everyone, demonstration only)`,
    '',
    ...inColumns(rows),
  ];
}

function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, shownWidth(cell));
    }
  }
  return rows.map((row) => {
    const cells = row.map(
      (cell, index) => cell + ' '.repeat((widths[index] ?? 0) - shownWidth(cell)),
    );
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

/** Chinese characters and punctuation take two columns of a terminal. */
function shownWidth(text: string): number {
  return [...text].reduce((sum, symbol) => sum + (/[\u2E80-\uFFEF]/u.test(symbol) ? 2 : 1), 0);
}
