// What stands at the lower edge of a form while what is entered is there already.
import { Alert } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../../words/words';
import { DuplicateList } from './duplicate-list';
import './duplicates.css';
import type { DuplicateCheck } from './use-duplicates';

/** Nothing where nothing was found. Stays in view, whichever field one is at, and never covers that field. */
export function DuplicateNotice({ check }: { check: DuplicateCheck }): ReactNode {
  const { say } = useWords();
  const { lines, refuses, putAside } = check;
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const entered = document.activeElement;
    if (lines.length === 0 || !notice.current || !entered || entered === document.body) return;
    if (entered.getBoundingClientRect().bottom > notice.current.getBoundingClientRect().top) entered.scrollIntoView({ block: 'center' });
  }, [lines.length]);
  if (lines.length === 0) return null;
  return (
    <div className="tg-duplicates" role="status" ref={notice}>
      <Alert
        type={refuses ? 'error' : 'warning'} showIcon title={say(refuses ? 'duplicates.refuses' : 'duplicates.title')} description={<DuplicateList lines={lines} />}
        closable={refuses ? false : { onClose: putAside, 'aria-label': say('duplicates.putAside') }}
      />
    </div>
  );
}
