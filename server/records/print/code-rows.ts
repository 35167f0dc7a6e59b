// QR codes and barcodes as rows of dark and light modules, for whoever draws them.
import jsBarcode from 'jsbarcode';
import qrcode from 'qrcode-generator';

/** 1 is dark. undefined: there is nothing to write, or the code cannot hold it. */
export function codeRows(code: 'qr' | 'barcode', text: string): readonly string[] | undefined {
  if (text === '') return undefined;
  try {
    return code === 'qr' ? qrRows(text) : barcodeRows(text);
  } catch {
    return undefined;
  }
}

function qrRows(text: string): readonly string[] {
  const made = qrcode(0, 'M');
  // The library writes one byte a character: text goes in as its UTF-8 bytes.
  made.addData(Buffer.from(text, 'utf8').toString('latin1'), 'Byte');
  made.make();
  const count = made.getModuleCount();
  return Array.from({ length: count }, (_, row) => Array.from({ length: count }, (_cell, column) => (made.isDark(row, column) ? '1' : '0')).join(''));
}

function barcodeRows(text: string): readonly string[] {
  const target: { encodings?: readonly { readonly data: string }[] } = {};
  jsBarcode(target, text, { format: 'CODE128' });
  return [target.encodings!.map(({ data }) => data).join('')];
}
