export { notoSansFonts, notoSerifFonts } from './noto-fonts.ts';
export { PrintError, type PrintErrorCode } from './print-error.ts';
export { createPrinter, type PdfRequest, type Printer, type PrintRequest } from './printer.ts';
