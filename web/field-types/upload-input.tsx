// Choosing and sending a file: shared by files and images.
import { DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import { App, Button, Upload } from 'antd';
import { useState, type ReactNode } from 'react';
import { uploadFile, type StoredFile } from '../data/upload';
import { formatSize } from '../words/format';
import { useWords } from '../words/words';
import { setting, type InputProps } from './field-type';

/** Drop or choose one file; `accept` limits the kinds offered. */
export function UploadInput({ field, value, onChange, id, accept, draw }: InputProps<StoredFile> & { accept?: string; draw: (file: StoredFile) => ReactNode }): ReactNode {
  const { say, language } = useWords();
  const { message } = App.useApp();
  const [sending, setSending] = useState(false);
  const max = setting<number>(field, 'maxSize');
  const send = async (file: File): Promise<void> => {
    if (max !== undefined && file.size > max) {
      void message.error(say('file.tooLarge', { max: formatSize(max, language) }));
      return;
    }
    setSending(true);
    try {
      onChange(await uploadFile(file));
    } catch (error) {
      void message.error(error instanceof Error && error.message ? error.message : say('failure.offline'));
    } finally {
      setSending(false);
    }
  };
  if (value) {
    return (
      <span className="tg-file">
        {draw(value)}
        <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={say('file.remove', { name: value.name })} onClick={() => onChange(null)} />
      </span>
    );
  }
  return (
    <Upload.Dragger
      id={id}
      accept={accept}
      multiple={false}
      showUploadList={false}
      beforeUpload={(file) => {
        void send(file);
        return false;
      }}
    >
      <span className="tg-upload">{sending ? say('file.sending') : <><UploadOutlined /> {say('file.choose')}</>}</span>
    </Upload.Dragger>
  );
}
