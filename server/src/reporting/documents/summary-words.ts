/** Words of the printed and exported summary. */
export const SUMMARY_WORDS = {
  'zh-CN': {
    title: '年度汇总',
    name: '姓名',
    staffNumber: '人员号',
    unit: '单位',
    people: '人数',
    met: '已达标',
    hoped: '计入后达标',
    short: '计入后仍差',
    counted: '已计入',
    pending: '待计入',
    state: '状态',
    missing: '还差',
    total: '合计',
    byUnit: '按单位',
    byCategory: '按科目',
    byKind: '按项目',
    kind: '项目',
    category: '科目',
    hours: '学时',
    credits: '学分',
    persons: '名单',
    draft: '尚未封存，数字会变',
    seal: '单位盖章',
    closed: '封存日期',
    digest: '摘要',
  },
  en: {
    title: 'Yearly summary',
    name: 'Name',
    staffNumber: 'Staff no.',
    unit: 'Unit',
    people: 'People',
    met: 'Met',
    hoped: 'Met if all count',
    short: 'Short even then',
    counted: 'counted',
    pending: 'waiting',
    state: 'State',
    missing: 'Short',
    total: 'Total',
    byUnit: 'By unit',
    byCategory: 'By subject',
    byKind: 'By activity',
    kind: 'Activity',
    category: 'Subject',
    hours: 'hours',
    credits: 'credits',
    persons: 'People',
    draft: 'Not closed yet; numbers may change',
    seal: 'Seal of the unit',
    closed: 'Closed on',
    digest: 'Digest',
  },
} as const;

export type SummaryLocale = keyof typeof SUMMARY_WORDS;

/** What is printed or exported: live, or as it was closed. */
export type ClosedAs = {
  readonly closedOn: string;
  readonly sequence: number;
  readonly digest: string;
};
