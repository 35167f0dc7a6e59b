// What a layout is called on screen.
import type { ObjectDescription } from '../../../metadata/language/description';
import { labelIn } from '../labels';
import type { ObjectSetup } from '../setup-data';
import type { Language, Say } from '../../words/words';
import type { LayoutRow } from './layout-list';

export interface LayoutWords { readonly setup: Pick<ObjectSetup, 'translations'>; readonly object: Pick<ObjectDescription, 'recordTypes'>; readonly say: Say; readonly language: Language }

/** Its own name, its record type, or that it is for everybody. */
export function layoutTitle({ key, name, recordType, body }: LayoutRow, { setup, object, say, language }: LayoutWords): string {
  if (name !== undefined) return labelIn(setup, { key: `layouts.${key}`, written: body.label ?? name, language });
  if (recordType !== undefined) return say('layouts.forType', { type: object.recordTypes.find((type) => type.name === recordType)?.label ?? recordType });
  return say('layouts.plain');
}
