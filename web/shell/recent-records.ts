// What the viewer opened last and may still know.
import type { AppDescription, ObjectSummary } from '../../metadata/language/description';
import { recentRecords, type RecentRecord } from '../data/recent';
import { findObject } from '../describe/use-description';

const mostShown = 8;

/** Newest first, each with its object; those of objects the viewer may no longer know are left out. */
export function shownRecent(app: AppDescription): readonly { readonly record: RecentRecord; readonly object: ObjectSummary }[] {
  return recentRecords(app.viewer.id).flatMap((record) => {
    const object = findObject(app, record.object);
    return object ? [{ record, object }] : [];
  }).slice(0, mostShown);
}
