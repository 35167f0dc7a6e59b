// A file kept with the record.
import { PaperClipOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { fileAddress, type StoredFile } from '../data/upload';
import { formatSize } from '../words/format';
import { fieldTypePage, setting, type DisplayProps, type InputProps } from './field-type';
import { UploadInput } from './upload-input';
import { useShownIn } from './use-shown-in';

/** The page of `file`. */
export const file = fieldTypePage<StoredFile>({
  Input: FileInput, Display: FileDisplay,
  selection: (field) => `${field.name} { id name size contentType url }`,
  toInput: (value) => value?.id ?? null,
  text: (value) => value.name, filter: 'none',
});

function FileInput(props: InputProps<StoredFile>): ReactNode {
  return <UploadInput {...props} accept={setting<string[]>(props.field, 'accept')?.join(',')} draw={(value) => <FileDisplay field={props.field} value={value} />} />;
}

function FileDisplay({ value }: DisplayProps<StoredFile>): ReactNode {
  const { language } = useShownIn();
  return (
    <a href={fileAddress(value)} target="_blank" rel="noopener noreferrer" title={value.name} onClick={(event) => event.stopPropagation()}>
      <PaperClipOutlined aria-hidden /> {value.name} <small>{formatSize(value.size, language)}</small>
    </a>
  );
}
