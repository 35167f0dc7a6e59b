// What stands behind /setup/objects: the list of objects, or one of them on one of its tabs.
import { lazy, type ReactNode } from 'react';
import { NotFound } from '../../widgets/page-state';
import { SetupRoom } from '../setup-room';
import type { RoomProps } from '../setup-rooms';
import { ObjectPage } from './object-page';
import { objectTabOf } from './object-tabs';
import { ObjectsPage } from './objects-page';

const SheetPage = lazy(() => import('./from-sheet/sheet-page').then((module) => ({ default: module.SheetPage })));
const TemplatePage = lazy(() => import('./from-template/template-page').then((module) => ({ default: module.TemplatePage })));
const DiagramPage = lazy(() => import('./diagram/diagram-page').then((module) => ({ default: module.DiagramPage })));

/** The room of objects. A hyphen tells pages from API names. */
export function ObjectsRoom({ parts: [name, key, ...more] }: RoomProps): ReactNode {
  if (name === undefined) return <SetupRoom room="objects"><ObjectsPage /></SetupRoom>;
  if (name === 'from-sheet' && more.length === 0) return <SheetPage key={key ?? ''} id={key ?? null} />;
  if (name === 'from-template' && key === undefined) return <TemplatePage />;
  if (name === 'relation-diagram' && key === undefined) return <DiagramPage />;
  const tab = objectTabOf(key);
  return tab && more.length === 0 ? <ObjectPage key={name} name={name} tab={tab} /> : <NotFound />;
}
