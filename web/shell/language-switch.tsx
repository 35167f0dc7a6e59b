// Switches between the languages of the product.
import { GlobalOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { changeLanguage, languages, useWords, type Language } from '../words/words';

const names: Readonly<Record<Language, string>> = { 'zh-CN': '简体中文', en: 'English' };

/** A menu of languages, each in its own words. */
export function LanguageSwitch({ onChange }: { onChange?: (language: Language) => void }): ReactNode {
  const { say, language } = useWords();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true, selectedKeys: [language],
        items: languages.map((one) => ({ key: one, label: <span lang={one}>{names[one]}</span> })),
        onClick: ({ key }) => {
          changeLanguage(key as Language);
          onChange?.(key as Language);
        },
      }}
    >
      <Button type="text" icon={<GlobalOutlined />} aria-label={say('shell.language')}><span className="tg-wide-only">{names[language]}</span></Button>
    </Dropdown>
  );
}
