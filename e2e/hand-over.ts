import type { Locator, Page } from 'playwright-core';

export type HandedFile = {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
};

/** A file as the page gets it from outside: built in the page, since a drag crosses no process here. */
async function transferOf(page: Page, file: HandedFile) {
  return page.evaluateHandle(
    ({ name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name, { type }));
      return transfer;
    },
    { name: file.name, type: file.mimeType, base64: file.buffer.toString('base64') },
  );
}

/** Drags a file over a place and lets it go there. */
export async function dropFile(place: Locator, file: HandedFile): Promise<void> {
  const dataTransfer = await transferOf(place.page(), file);
  await place.dispatchEvent('dragover', { dataTransfer });
  await place.dispatchEvent('drop', { dataTransfer });
}

/** Pastes a file as Ctrl+V does with a screenshot in the clipboard. */
export async function pasteFile(page: Page, file: HandedFile): Promise<void> {
  const transfer = await transferOf(page, file);
  await page.evaluate((clipboardData) => {
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.body.dispatchEvent(paste);
  }, transfer);
}

/** Chooses a file by the button of a named place. */
export async function chooseFile(button: Locator, file: HandedFile): Promise<void> {
  const opened = button.page().waitForEvent('filechooser');
  await button.click();
  await (await opened).setFiles(file);
}
