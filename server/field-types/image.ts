// An uploaded picture.
import type { FieldType } from './field-type';
import { file } from './file';

/** Type `image`: a file that browsers can show. */
export const image: FieldType = { ...file, type: 'image' };
