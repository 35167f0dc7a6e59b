// A picture kept with the record.
import { Image } from 'antd';
import type { ReactNode } from 'react';
import { fileAddress, type StoredFile } from '../data/upload';
import { fieldTypePage, type DisplayProps, type InputProps } from './field-type';
import { UploadInput } from './upload-input';

/** The page of `image`. */
export const image = fieldTypePage<StoredFile>({
  Input: ImageInput, Display: ImageDisplay,
  selection: (field) => `${field.name} { id name size contentType url }`,
  toInput: (value) => value?.id ?? null,
  text: (value) => value.name, filter: 'none',
});

function ImageInput(props: InputProps<StoredFile>): ReactNode {
  return <UploadInput {...props} accept="image/png,image/jpeg,image/webp,image/gif" draw={(value) => <ImageDisplay field={props.field} value={value} />} />;
}

function ImageDisplay({ value, inRow }: DisplayProps<StoredFile>): ReactNode {
  return (
    <span onClick={(event) => event.stopPropagation()}>
      <Image src={fileAddress(value)} alt={value.name} height={inRow ? 24 : 96} preview={inRow ? false : { mask: false }} style={{ objectFit: 'contain', borderRadius: 4 }} />
    </span>
  );
}
