// What every page stands in: words, look, messages.
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useMemo, type ReactNode } from 'react';
import { useLook } from '../widgets/page-style';
import { themeFor } from '../widgets/theme';
import { startWords, useWords } from '../words/words';
import './shell.css';

startWords();

/** The language and look of everything inside. */
export function Providers({ children }: { children: ReactNode }): ReactNode {
  const { language } = useWords();
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  const look = useLook();
  const theme = useMemo(() => themeFor(window.matchMedia('(prefers-reduced-motion: reduce)').matches, look), [look]);
  return (
    <ConfigProvider locale={language === 'en' ? enUS : zhCN} theme={theme} componentSize="middle" button={{ autoInsertSpace: false }}>
      <App message={{ maxCount: 3, top: 56 }} component={false}>{children}</App>
    </ConfigProvider>
  );
}
