// The words of a template in the language of the document, and what they ask of a record.
import { checkExpression, type CheckedExpression } from '../../../metadata/language/expression/expression';
import { mergeParts, plainPath } from '../../../metadata/language/merge-text';
import type { PrintTemplateDefinition } from '../../../metadata/language/types';
import { labelOf } from '../../model/labels';
import type { FieldModel, Model, ObjectModel } from '../../model/model';
import { fieldAlong, modelScope } from '../../model/print-templates';

/** A template as one document needs it. */
export interface Template extends TextPlace { readonly definition: PrintTemplateDefinition }
/** Whose fields a text names, and in which language they are written. */
export interface TextPlace { readonly model: Model; readonly object: ObjectModel; readonly language: string }
/** A piece of a text: words, a field written as its type writes values, or a computed value. */
export type TextPiece = { readonly kind: 'words'; readonly text: string } | { readonly kind: 'field'; readonly field: FieldModel; readonly path: string } | { readonly kind: 'computed'; readonly expression: CheckedExpression };

/** The words under `key` below the template, in the document's language. */
export function wordsOf({ model, object, definition, language }: Template, key: string, written: string): string {
  return labelOf(model, `${object.name}.printTemplates.${definition.name}${key === '' ? '' : `.${key}`}`, written, language);
}

/** A text in pieces. What cannot be read any more, because a field is gone, is left out. */
export function piecesOf(template: Template, key: string, written: string | undefined): readonly TextPiece[] {
  return written === undefined ? [] : piecesIn(template, wordsOf(template, key, written));
}

/** The same of a text that stands in no template. */
export function piecesIn(place: TextPlace, text: string): readonly TextPiece[] {
  return mergeParts(text).flatMap((part): TextPiece[] => {
    if (part.kind === 'text') return [{ kind: 'words', text: part.text }];
    const path = plainPath(part.expression);
    const field = path && fieldAt(place, place.object.name, path.join('.'));
    if (path && field) return [{ kind: 'field', field, path: path.join('.') }];
    const expression = expressionOf(place, part.expression);
    return expression ? [{ kind: 'computed', expression }] : [];
  });
}

/** Checked against the whole Model: what the viewer may not read is empty in it. */
export function expressionOf({ model, object }: TextPlace, text: string): CheckedExpression | undefined {
  const checked = checkExpression(text, modelScope(model, object.name));
  return 'problems' in checked ? undefined : checked;
}

/** The field at the end of a path from an object. */
export function fieldAt({ model }: Pick<TextPlace, 'model'>, object: string, path: string): FieldModel | undefined {
  return fieldAlong((of, name) => model.objects.get(of)?.fields.get(name), object, path.split('.'));
}

/** Where the text of a field stands: of a reference, at the name of the record it leads to. */
export function textPath({ model }: Pick<TextPlace, 'model'>, field: FieldModel, path: string): { readonly path: string; readonly field: FieldModel } {
  const target = field.targets.length === 1 ? model.objects.get(field.targets[0]!) : undefined;
  return target ? { path: `${path}.${target.nameField.name}`, field: target.nameField } : { path, field };
}
