// The outputs of list-of-values fields: the value itself, and the value with its label and colour.
import type { FieldModel, Model } from '../model/model';
import { labelOf, valueKey } from '../model/labels';
import type { PicklistValue } from '../../metadata/language/types';

/** The three subfields of PicklistOption. */
export interface OptionText { readonly value: string; readonly label: string; readonly color: string }

/** Option texts as JSON by value, in a language; made once for each language. */
export function optionTexts(field: FieldModel, model: Model | undefined): (value: string, language: string) => OptionText {
  const byLanguage = new Map<string, Map<string, OptionText>>();
  return (value, language) => {
    let texts = byLanguage.get(language);
    if (texts === undefined) {
      texts = new Map(field.values.map((each) => [each.value, textsOf(each, labelFor(field, model, each, language))]));
      byLanguage.set(language, texts);
    }
    // A value that has been taken off the list since is still shown as it is.
    return texts.get(value) ?? textsOf({ value, label: value }, value);
  };
}

/** The label of one value of a picklist field in a language; a value that is off the list as it is. */
export function choiceLabel(field: FieldModel, model: Model, value: string, language: string): string {
  const found = field.values.find((each) => each.value === value);
  return found ? labelFor(field, model, found, language) : value;
}

function textsOf({ value, color }: PicklistValue, label: string): OptionText {
  return { value: JSON.stringify(value), label: JSON.stringify(label), color: color === undefined ? 'null' : JSON.stringify(color) };
}

function labelFor(field: FieldModel, model: Model | undefined, { value, label }: PicklistValue, language: string): string {
  return model === undefined ? label : labelOf(model, valueKey(field, value), label, language);
}
