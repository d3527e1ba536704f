import type { Page } from 'playwright-core';

/** Opens a list by keyboard, as its field has no room of its own to click, and takes one of it. */
export async function chooseOption(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.focus();
  await field.press('ArrowDown');
  // A long list draws what is in sight only; there one types.
  if (await field.isEditable()) await field.fill(option);
  await page.getByTitle(option, { exact: true }).last().click();
}

/** Types a day into a field that also offers a calendar; on a phone there is only the calendar. */
export async function typeDay(page: Page, label: string, day: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label });
  if (await field.isEditable()) {
    await field.fill(day);
    await field.press('Enter');
    return;
  }
  await field.click();
  const cell = page.getByTitle(day, { exact: true });
  // Only an open calendar can say that it does not hold the day.
  const earlier = page.getByRole('button', { name: /^上个月/ });
  await earlier.waitFor();
  while ((await cell.count()) === 0) await earlier.click();
  await cell.click();
}

export type Paper = {
  readonly title: string;
  readonly periodical: string;
  readonly rank: string;
  readonly on: string;
  readonly work: string;
};

/** The fields of a paper under `gd-teachers`, in the order of the form. */
export async function fillPaper(page: Page, paper: Paper): Promise<void> {
  await page.getByRole('textbox', { name: '题目' }).fill(paper.title);
  await page.getByRole('textbox', { name: '刊物' }).fill(paper.periodical);
  await chooseOption(page, '刊物类别', '省级专业期刊');
  await page.getByRole('textbox', { name: '署名' }).fill(paper.rank);
  await typeDay(page, '发表日期', paper.on);
  await page.getByRole('radiogroup', { name: '增刊、副刊' }).getByText('否').click();
  await page.getByRole('textbox', { name: 'DOI 或刊号加页码' }).fill(paper.work);
}
