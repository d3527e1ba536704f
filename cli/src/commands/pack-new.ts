import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readArguments, UsageError } from '../arguments.ts';
import { packsRoot } from '../pack-library.ts';

/**
 * `jixu pack new ID`: a skeleton with one source, one rule, one case, that passes lint and test
 * as it is.
 */
export async function packNew(args: readonly string[]): Promise<number> {
  const options = readArguments(args, {
    values: ['packs'],
    plain: { min: 1, max: 1, what: 'one pack id' },
  });
  const [id = ''] = options.plain;
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id))
    throw new UsageError(`found "${id}"; allowed: small letters, digits and hyphens`);
  const root = packsRoot(options.value('packs'));
  const folder = join(root, id);
  const taken = await readdir(folder).then(
    () => true,
    () => false,
  );
  if (taken) throw new UsageError(`found the folder ${folder}; allowed: an id that no pack has`);
  await mkdir(join(folder, 'cases'), { recursive: true });
  await writeFile(join(folder, '2000-01-01.yaml'), skeleton(id));
  await writeFile(join(folder, 'cases', 'first.yaml'), CASE);
  process.stdout.write(`${folder}\n`);
  return 0;
}

function skeleton(id: string): string {
  return `schema: jixu-pack/1
id: ${id}
version: '1'
status: draft
grade: secondary
# The first day of the document; 2000-01-01 and "assumed" where it names none.
effective: { from: 2000-01-01, to: open, dated: assumed }
name: { zh-CN: 新规则包, en: New pack }
unit: hour

sources:
  document:
    title: { zh-CN: 《文件名》, en: 'Title of the document' }
    grade: secondary

# Each number names the rule it stands on: document, article, and the article in your own words.
rules:
  R-1: { source: document, article: 第一条, part: amount, says: { zh-CN: 培训按证明上的学时计。, en: 'Training counts the hours of its proof.' } }
  R-2: { source: document, article: 第二条, part: requirement, says: { zh-CN: 每年不少于 90 学时。, en: 'At least 90 hours a year.' } }

categories:
  - { id: professional, label: { zh-CN: 专业, en: Professional } }

units:
  hours: 1

period: calendar-year

kinds:
  training:
    category: { fixed: professional }
    lines:
      - { per: [hours], rule: R-1 }

require:
  - { id: total, label: { zh-CN: 合计, en: Total }, of: total, at-least: 90, per: year, rule: R-2 }

forms:
  - id: training
    kind: training
    label: { zh-CN: 培训, en: Training }
    category: { fixed: professional }
    fields:
      - { id: title, type: text, label: { zh-CN: 培训名称, en: Name }, required: true, maps: title, max-length: 100, print: true }
      - { id: on, type: date, label: { zh-CN: 完成日期, en: Completed on }, required: true, maps: on, print: true }
      - { id: hours, type: decimal, decimals: 1, min: '1/2', max: 500, label: { zh-CN: 证明上写的学时, en: Hours on the proof }, required: true, maps: qty.hours, print: true, rule: R-1 }
    evidence:
      - { id: proof, label: { zh-CN: 学时证明, en: Proof of hours }, required: true }
    rules: [R-1]

procedures:
  routes:
    - id: default
      label: { zh-CN: 单位审核, en: Review by the unit }
      rule: R-1
      withdraw: while-undecided
      steps:
        - id: unit
          office: unit
          label: { zh-CN: 单位审核, en: Unit }
          effect: counts
          batch: { pass: true, return: false, reject: false }
          opinion: { pass: optional, return: required, reject: required }
          may-return: true
          may-reject: true
          rule: R-1
  certificate:
    id: annual
    title: { zh-CN: 继续教育证书, en: Certificate of Continuing Education }
    when: requirement-met
    period: year
    closing: { zh-CN: 达到规定要求，特此证明。, en: has met the requirement. }
    printed: [person]
    rule: R-2
`;
}

const CASE = `cases:
  - id: R-1
    name: ninety hours are exactly enough
    input:
      period: '2021'
      records: [{ id: a, kind: training, on: 2021-05-01, qty: { hours: 90 } }]
    expect: { verdict: met, records: { a: { counted: 90, reason: counted, rule: R-1 } } }
  - id: R-2
    name: eighty-nine are one short
    input:
      period: '2021'
      records: [{ id: a, kind: training, on: 2021-05-01, qty: { hours: 89 } }]
    expect: { verdict: short, requirements: { total: { short: 1 } } }
`;
