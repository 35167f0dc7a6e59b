// A font with Chinese letters for PDF files: the one the environment names, else one of those that systems bring along.
import { existsSync } from 'node:fs';
import { openSync, type Font as FontFile, type FontCollection } from 'fontkit';

/** A file and, where it holds several fonts, the name of one. */
export interface FontFace { readonly file: string; readonly name?: string }
export interface PdfFont { readonly regular: FontFace; readonly bold: FontFace }

const noto = (folder: string): readonly [string, string, string, string] => [`${folder}/NotoSansCJK-Regular.ttc`, 'NotoSansCJKsc-Regular', `${folder}/NotoSansCJK-Bold.ttc`, 'NotoSansCJKsc-Bold'];

/** File, name, file and name of its bold one. */
const places: readonly (readonly [file: string, name?: string, boldFile?: string, boldName?: string])[] = [
  noto('/usr/share/fonts/opentype/noto'), noto('/usr/share/fonts/noto-cjk'), noto('/usr/share/fonts/google-noto-cjk'), noto('/usr/share/fonts/google-noto-sans-cjk-fonts'),
  ['/usr/share/fonts/truetype/wqy/wqy-microhei.ttc', 'WenQuanYiMicroHei'], ['/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc', 'WenQuanYiZenHei'], ['/usr/share/fonts/wenquanyi/wqy-microhei/wqy-microhei.ttc', 'WenQuanYiMicroHei'],
  ['/System/Library/Fonts/PingFang.ttc', 'PingFangSC-Regular', '/System/Library/Fonts/PingFang.ttc', 'PingFangSC-Semibold'], ['/System/Library/Fonts/STHeiti Light.ttc', 'STHeitiSC-Light'],
  ['/System/Library/Fonts/Supplemental/Arial Unicode.ttf'], ['/Library/Fonts/Arial Unicode.ttf'],
  ['C:/Windows/Fonts/msyh.ttc', 'MicrosoftYaHei', 'C:/Windows/Fonts/msyhbd.ttc', 'MicrosoftYaHei-Bold'], ['C:/Windows/Fonts/simhei.ttf'], ['C:/Windows/Fonts/simsun.ttc', 'SimSun'],
];

/** undefined: the machine has none. `named` is PDF_FONT: a file, with `#` and a name where it holds several fonts. */
export function findFont(named: string | undefined): PdfFont | undefined {
  if (named) {
    const [file = '', name] = named.split('#');
    const face = existsSync(file) ? faceOf(file, name) : undefined;
    return face && { regular: face, bold: face };
  }
  for (const [file, name, boldFile, boldName] of places) {
    if (!existsSync(file)) continue;
    const regular = faceOf(file, name);
    const bold = boldFile !== undefined && existsSync(boldFile) ? faceOf(boldFile, boldName) : undefined;
    if (regular) return { regular, bold: bold ?? regular };
  }
  return undefined;
}

/** The named font of the file, or its first. undefined: no font can be read there, or it has no Chinese. */
function faceOf(file: string, wanted: string | undefined): FontFace | undefined {
  try {
    const opened = openSync(file);
    if (!isCollection(opened)) return hasChinese(opened) ? { file } : undefined;
    const font = opened.fonts.find((each) => each.postscriptName === wanted) ?? opened.fonts[0];
    return font && hasChinese(font) ? { file, name: font.postscriptName } : undefined;
  } catch {
    return undefined;
  }
}

function isCollection(opened: FontFile | FontCollection): opened is FontCollection {
  return 'fonts' in opened;
}

function hasChinese(font: FontFile): boolean {
  return font.hasGlyphForCodePoint('价'.codePointAt(0)!);
}
