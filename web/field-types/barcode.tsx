// Text shown as a barcode or QR code; scanners type it like a keyboard.
import { BarcodeOutlined, QrcodeOutlined } from '@ant-design/icons';
import { QRCode } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { fieldTypePage, ownName, setting, type DisplayProps, type InputProps } from './field-type';
import { plainText, TextInput } from './text-input';

/** The page of `barcode`. */
export const barcode = fieldTypePage<string>({ Input: BarcodeInput, Display: BarcodeDisplay, selection: ownName, text: plainText, filter: 'text' });

function BarcodeInput(props: InputProps<string>): ReactNode {
  const icon = symbology(props) === 'qr' ? <QrcodeOutlined /> : <BarcodeOutlined />;
  return <TextInput {...props} suffix={icon} />;
}

function BarcodeDisplay({ field, value, inRow }: DisplayProps<string>): ReactNode {
  if (inRow) return <span className="tg-number">{value}</span>;
  if (symbology({ field }) === 'qr') return <span className="tg-barcode"><QRCode value={value} size={96} bordered={false} type="svg" /><span className="tg-number">{value}</span></span>;
  return <Bars value={value} format={symbology({ field }) === 'ean13' ? 'EAN13' : 'CODE128'} />;
}

function Bars({ value, format }: { value: string; format: string }): ReactNode {
  const picture = useRef<SVGSVGElement>(null);
  useEffect(() => {
    let current = true;
    import('jsbarcode').then(({ default: draw }) => {
      if (!current || !picture.current) return;
      // Text that is no valid code of this kind stays readable below.
      draw(picture.current, value, { format, height: 48, width: 1.4, fontSize: 12, margin: 0, valid: () => undefined });
    }, () => undefined);
    return () => {
      current = false;
    };
  }, [value, format]);
  return <svg ref={picture} role="img" aria-label={value} />;
}

function symbology({ field }: Pick<DisplayProps, 'field'>): string {
  return setting<string>(field, 'symbology') ?? 'qr';
}
