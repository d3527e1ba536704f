import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { asId, IdNumber, localDate, type NodeId, present, syntheticIdNumber } from '@jixu/kernel';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSetupLink } from '../server/src/identity/index.ts';
import { writeSheet } from '../server/src/platform/sheets/index.ts';
import { seriousFindings } from './accessibility.ts';
import { chooseOption, fillPaper } from './declare-form.ts';
import { keepFailures } from './failure.ts';
import { chooseFile, type HandedFile } from './hand-over.ts';
import { openPlatform } from './platform.ts';
import { paperProofs, paperTitle } from './proofs.ts';
import { nothingHeard, openStage, type Stage } from './stage.ts';

// Goal: an empty server becomes a working place by its pages alone, down to a certificate that a stranger checks.
// Method: the one-time link of the start, one administrator, a list with a mistake, a slip on paper, one teacher;
// only what a learning platform sends is no page.
const PASSWORD = '云湖边上有一座小学';
const UNIT = '云湖实验小学';
const number = (sequence: number): string =>
  syntheticIdNumber({ regionCode: '449900', bornOn: localDate(1986, 5, 12), sequence });

let stage: Stage;
let admin: Page;
let teacher: Page;
let proofs: readonly HandedFile[];
let slips: string;

beforeAll(async () => {
  stage = await openStage({ at: new Date('2026-11-10T02:00:00Z') });
  proofs = await paperProofs('林秀芬');
});
afterAll(() => stage.close());
keepFailures('set-up', () => stage);

/** The last digit is a check digit; the number before it is somebody else's mistake. */
function mistyped(idNumber: string): string {
  const last = idNumber.at(-1) === '1' ? '2' : '1';
  const wrong = idNumber.slice(0, -1) + last;
  if (IdNumber.parse(wrong).ok) throw new Error('still valid');
  return wrong;
}

/** The office for which a platform is let in, as the administrator's own page knows it. */
async function bureauOf(page: Page): Promise<NodeId> {
  const found = await page.evaluate(async () => {
    const answer = await fetch('/api/organisations/tree?may=register-people');
    return (await answer.json()) as { items: { nodeId: string; kind: string }[] };
  });
  const bureau = found.items.find((node) => node.kind === 'bureau');
  return asId<'node'>(present(bureau, 'a bureau').nodeId);
}

async function wordsOf(pdf: Uint8Array): Promise<string> {
  const task = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false });
  const file = await task.promise;
  const words: string[] = [];
  for (let page = 1; page <= file.numPages; page += 1) {
    const { items } = await (await file.getPage(page)).getTextContent();
    words.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await task.destroy();
  return words.join('\n');
}

test('the one-time link leads through place, unit and first administrator', async () => {
  // Goal: three pages and no terminal. Method: a link as the server prints it.
  const { token } = await stage.world.run((op) => createSetupLink(op));
  admin = await stage.open({ path: `/setup/${token}` });
  await admin.getByRole('heading', { name: '您管理的是哪个地方？' }).waitFor();
  expect(await seriousFindings(admin)).toEqual([]);
  await chooseOption(admin, '省、自治区、直辖市', '广东省');
  await admin.getByRole('textbox', { name: '人社部门名称' }).fill('云湖市人力资源和社会保障局');
  await chooseOption(admin, '适用的规则', '广东省教师继续教育');
  await admin.getByText('合计每年至少 90 学时').waitFor();
  await admin.getByRole('textbox', { name: '申报编号的开头' }).fill('YH');
  await admin.getByRole('button', { name: '下一步' }).click();
  await admin.getByRole('textbox', { name: '主管部门名称' }).fill('云湖市教育局');
  await admin.getByRole('textbox', { name: '单位名称' }).fill(UNIT);
  expect(await seriousFindings(admin)).toEqual([]);
  await admin.getByRole('button', { name: '下一步' }).click();
  await admin.getByRole('textbox', { name: '姓名' }).fill('周敏');
  await admin.getByRole('textbox', { name: '身份证号' }).fill(number(11));
  await admin.getByLabel('密码').fill(PASSWORD);
  await admin.getByRole('checkbox', { name: /^我已看过/ }).check();
  expect(await seriousFindings(admin)).toEqual([]);
  await admin.getByRole('button', { name: '完成设置' }).click();
  await admin.getByRole('heading', { name: '设置好了，您已登录' }).waitFor();
});

test('a list with one wrong number is told by its row and mended on the screen', async () => {
  // Goal: nothing is registered unseen, nothing has to be uploaded twice. Method: three rows, one mistyped.
  const sheet = await buffer(
    writeSheet({
      kind: 'xlsx',
      name: '名单',
      columns: [
        { header: '姓名', type: 'text' },
        { header: '身份证号', type: 'text' },
      ],
      rows: [
        ['林秀芬', number(21)],
        ['陈志远', mistyped(number(31))],
        ['何宁', number(41)],
      ],
    }),
  );
  await admin.getByRole('link', { name: /^导入人员/ }).click();
  await admin.getByRole('heading', { name: '导入人员名单' }).waitFor();
  expect(await seriousFindings(admin)).toEqual([]);
  const list = {
    name: '名单.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: sheet,
  };
  // The bureau and the department employ people too; the list goes to the one unit there is.
  await admin.getByRole('main').getByTitle(UNIT).waitFor();
  await chooseFile(admin.getByRole('button', { name: '选择文件' }), list);
  await admin.getByText('读了 3 行：2 行可以登记，1 行要改').waitFor();
  const row = admin.getByRole('row').filter({ hasText: '第 3 行' });
  await row.getByText(/身份证号：/).waitFor();
  expect(await seriousFindings(admin)).toEqual([]);
  await row.getByRole('button', { name: /改这一行/ }).click();
  const drawer = admin.getByRole('dialog');
  await drawer.getByRole('textbox', { name: /^身份证号/ }).fill(number(31));
  await drawer.getByRole('button', { name: '保存并核对' }).click();
  await admin.getByRole('button', { name: '登记这 3 行' }).click();
  await admin.getByText(/登记完成：新登记 3 人/).waitFor();
});

test('activation slips are made for those who need one', async () => {
  // Goal: something only the person has. Method: the PDF that the administrator prints is read.
  await admin.goto(`${stage.url}/desk/register`);
  await admin.getByRole('button', { name: '打印激活单' }).click();
  const drawer = admin.getByRole('dialog');
  await drawer.getByTitle(UNIT).waitFor();
  await drawer.getByRole('button', { name: '生成激活单' }).click();
  const arriving = admin.waitForEvent('download');
  await drawer.getByRole('link', { name: '下载激活单（PDF）' }).click();
  slips = await wordsOf(await readFile(await (await arriving).path()));
  expect(slips).toContain('林秀芬');
  expect(slips).not.toContain(number(21));
});

test('a teacher activates with the last six and the slip, and declares', async () => {
  // Goal: two proofs, a consent, a password of one's own. Method: the three steps of the activation page.
  const own = slips.slice(slips.indexOf('林秀芬'));
  const code = present(/(?:[0-9A-Z]\s*){10}/.exec(own), 'a code')[0].trim();
  teacher = await stage.open({ path: '/activate' });
  await teacher.getByRole('radio', { name: /^用证件号码/ }).check();
  await teacher.getByRole('textbox', { name: '证件号码', exact: true }).fill(number(21));
  await teacher.getByRole('textbox', { name: '证件号码后六位' }).fill(number(21).slice(-6));
  expect(await seriousFindings(teacher)).toEqual([]);
  await teacher.getByRole('button', { name: '下一步' }).click();
  await teacher.getByRole('textbox', { name: '激活单上的激活码' }).fill(code);
  await teacher.getByRole('button', { name: '下一步' }).click();
  await teacher.getByRole('checkbox', { name: /^我看过并同意/ }).check();
  await teacher.getByLabel('新密码').fill('山里的孩子看见海');
  await teacher.getByLabel('再输一次').fill('山里的孩子看见海');
  expect(await seriousFindings(teacher)).toEqual([]);
  await teacher.getByRole('button', { name: '完成并登录' }).click();
  await teacher.getByText('今年还差').waitFor();
  await teacher.getByRole('button', { name: '论文', exact: true }).click();
  await fillPaper(teacher, {
    title: paperTitle,
    periodical: '岭东教育研究',
    rank: '1',
    on: '2026-10-15',
    work: 'CN44-0001/G4 10:12-15',
  });
  await teacher.getByRole('radio', { name: /^专业/ }).check();
  for (const [index, name] of ['封面', '目录', '正文首页'].entries()) {
    const slot = teacher.getByRole('group', { name, exact: true });
    const proof = present(proofs[index], 'a proof');
    await chooseFile(slot.getByRole('button', { name: '选文件' }), proof);
    await slot.getByText('已上传').waitFor();
  }
  await teacher.getByRole('button', { name: /^提交给/ }).click();
  await teacher.getByRole('heading', { name: '审核中，还没有计入' }).waitFor();
});

test('the administrator passes it and the first hours count', async () => {
  // Goal: the place works. Method: the desk, then the teacher's home.
  await admin.goto(`${stage.url}/desk/inbox`);
  await admin.getByRole('heading', { name: /^林秀芬/ }).waitFor();
  await admin.getByRole('group', { name: '处理' }).getByRole('button', { name: /^通过/ }).click();
  await admin.getByText(/已通过并计入：林秀芬/).waitFor();
  await teacher.goto(`${stage.url}/home`);
  await teacher.getByRole('button', { name: '28 学时，怎么算的' }).waitFor();
  await expect.poll(() => teacher.getByRole('main').innerText()).toMatch(/今年还差\s*62\s*学时/);
});

test('the year is met, the certificate is there, and a stranger finds it valid', async () => {
  // Goal: the end of the first year in a new place. Method: courses of a platform, her certificates, the public page.
  const push = await openPlatform(stage, { bureauId: await bureauOf(admin) });
  await push({ name: '林秀芬', idNumber: number(21) }, [
    { title: '公需科目', category: 'public', hours: '30', on: '2026-11-01' },
    { title: '学科教学', category: 'professional', hours: '14', on: '2026-11-02' },
    { title: '阅读指导', category: 'elective', hours: '18', on: '2026-11-03' },
  ]);
  await teacher.reload();
  await teacher.getByText('今年已达标').waitFor();
  // A job prints it; the page that is opened then shows it.
  const certificates = () =>
    teacher.evaluate(async () => (await fetch('/api/certificates/mine')).text());
  await expect.poll(certificates).toContain('"status":"valid"');
  await teacher.goto(`${stage.url}/certificates`);
  await teacher.getByRole('button', { name: '核验链接' }).click();
  const address = await teacher.getByRole('textbox', { name: '核验链接' }).inputValue();
  const stranger = await stage.open();
  await stranger.goto(address);
  await stranger.getByRole('heading', { name: '有效' }).waitFor();
  const said = await stranger.getByRole('main').innerText();
  expect(said).toContain('云湖市人力资源和社会保障局');
  expect(said).not.toContain('林秀芬');
  await stranger.getByRole('textbox', { name: '姓名' }).fill('林秀芬');
  await stranger.getByRole('button', { name: '核对' }).click();
  await stranger.getByText('一致：持证人是林秀芬').waitFor();
  expect(await seriousFindings(stranger)).toEqual([]);
});

test('no window complained, and none asked another host for anything', () => {
  // Goal: quiet pages. Method: all windows of this journey.
  expect(stage.heard()).toEqual(nothingHeard);
});
