import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Law and certificates: 宋体, regular and bold. */
export function notoSerifFonts(): readonly string[] {
  return [
    fontPath('noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf'),
    fontPath('noto-serif-sc', '700Bold/NotoSerifSC_700Bold.ttf'),
  ];
}

/** Notices and lists: 黑体, regular and semi-bold. */
export function notoSansFonts(): readonly string[] {
  return [
    fontPath('noto-sans-sc', '400Regular/NotoSansSC_400Regular.ttf'),
    fontPath('noto-sans-sc', '600SemiBold/NotoSansSC_600SemiBold.ttf'),
  ];
}

/** The fonts come whole from their packages (SIL OFL 1.1, LICENSES/). */
function fontPath(family: string, file: string): string {
  return join(dirname(require.resolve(`@expo-google-fonts/${family}/package.json`)), file);
}
