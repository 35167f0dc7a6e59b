// The box for words that a list is searched by.
import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useState, type ReactNode } from 'react';

/** Searches on Enter and when the box is left. */
export function WordsBox({ words, label, search }: { words: string; label: string; search: (words: string) => void }): ReactNode {
  const [typed, setTyped] = useState(words);
  return (
    <Input
      className="tg-words"
      prefix={<SearchOutlined aria-hidden />}
      allowClear
      value={typed}
      placeholder={label}
      aria-label={label}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '' && words !== '') search('');
      }}
      onPressEnter={(event) => { if (!event.nativeEvent.isComposing) search(typed.trim()); }}
      onBlur={() => { if (typed.trim() !== words) search(typed.trim()); }}
    />
  );
}
