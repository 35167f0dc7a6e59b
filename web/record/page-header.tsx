// The head of a page: where one is, what it is called, what can be done.
import type { MouseEvent, ReactNode } from 'react';
import type { ObjectSummary } from '../../metadata/language/description';
import { ObjectIcon } from '../widgets/object-icon';

export interface Crumb { readonly label: string; readonly href: string; readonly onClick: (event: MouseEvent<HTMLElement>) => void }
export interface PageHeaderProps {
  readonly object: ObjectSummary; readonly title: ReactNode; readonly crumbs?: readonly Crumb[]; readonly actions?: ReactNode;
  readonly children?: ReactNode; readonly sticky?: boolean;
}

/** Crumbs, title, actions; children stand below. */
export function PageHeader({ object, title, crumbs, actions, children, sticky }: PageHeaderProps): ReactNode {
  return (
    <header className={`tg-head${sticky ? ' tg-head-sticky' : ''}`}>
      <div className="tg-head-row">
        <span className="tg-head-icon"><ObjectIcon object={object} size={18} /></span>
        <div className="tg-head-title">
          {crumbs && crumbs.length > 0 && <nav className="tg-crumbs">{crumbs.map((crumb) => <a key={crumb.href} href={crumb.href} onClick={crumb.onClick}>{crumb.label}</a>)}</nav>}
          <h1 className="tg-ellipsis">{title}</h1>
        </div>
        <div className="tg-head-actions">{actions}</div>
      </div>
      {children}
    </header>
  );
}
