/** A label in both languages. */
export type Words = { readonly 'zh-CN': string; readonly en: string };

/** Why open periods are counted anew although no record changed. */
export type Recount = {
  readonly kind: 'rules' | 'facts';
  /** Only periods under this pack; null: whatever pack they are under. */
  readonly packId: string | null;
  /** The published change; null where facts of the person changed. */
  readonly trialId: string | null;
  /** What is different now, in a few words. */
  readonly what: Words;
};

const FACTS: Readonly<Record<string, Words>> = {
  title: { 'zh-CN': '职称', en: 'title' },
  industry: { 'zh-CN': '行业', en: 'industry' },
  education: { 'zh-CN': '学历', en: 'education' },
  'school-stage': { 'zh-CN': '学段', en: 'school stage' },
  'employer-grade': { 'zh-CN': '单位等级', en: 'grade of the employer' },
  subject: { 'zh-CN': '学科', en: 'subject' },
  post: { 'zh-CN': '岗位', en: 'post' },
  'graduated-on': { 'zh-CN': '毕业时间', en: 'graduation' },
  'work-started-on': { 'zh-CN': '参加工作时间', en: 'start of work' },
  'appointed-on': { 'zh-CN': '聘任时间', en: 'appointment' },
};

/** "职称、毕业时间": which facts of the person are others now. */
export function factWords(kinds: readonly string[]): Words {
  const known = kinds.flatMap((kind) => FACTS[kind] ?? []);
  return {
    'zh-CN': known.map((one) => one['zh-CN']).join('、') || '个人信息',
    en: known.map((one) => one.en).join(', ') || 'personal data',
  };
}
