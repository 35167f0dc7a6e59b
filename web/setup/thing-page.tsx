// The frame of a page below a setup room (one object, one picklist …): where it belongs, what it is called, what can be done with it.
import type { ReactNode } from 'react';
import { addresses, linkTo } from '../widgets/navigation';
import { PageTitle } from '../widgets/page-title';
import { useWords } from '../words/words';

export interface ThingPageProps {
  /** The room it belongs to, and the words of the way back there. */
  readonly room: string;
  readonly back: string;
  readonly title: string;
  /** Nothing while it is yet to be made. */
  readonly apiName?: string;
  readonly icon?: ReactNode;
  /** Beside the name. */
  readonly mark?: ReactNode;
  readonly actions?: ReactNode;
  /** The head stays in sight. */
  readonly sticky?: boolean;
  readonly children: ReactNode;
}

/** The page. */
export function ThingPage({ room, back, title, apiName, icon, mark, actions, sticky, children }: ThingPageProps): ReactNode {
  const { say } = useWords();
  return (
    <div className="tg-page tg-setup">
      <PageTitle parts={[title, say('setup.title')]} />
      <header className={`tg-head${sticky ? ' tg-head-sticky' : ''}`}>
        <div className="tg-head-row">
          {icon && <span className="tg-head-icon">{icon}</span>}
          <div className="tg-head-title">
            <nav className="tg-crumbs"><a {...linkTo(addresses.setup(room))}>{back}</a></nav>
            <h1 className="tg-ellipsis">{title} {apiName !== undefined && <code>{apiName}</code>}{mark}</h1>
          </div>
          {actions && <div className="tg-head-actions">{actions}</div>}
        </div>
      </header>
      {children}
    </div>
  );
}
