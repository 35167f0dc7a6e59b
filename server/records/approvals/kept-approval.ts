// An approval as a request keeps it, read with the Model of today: what was renamed is found, what is gone is left out.
import type { ApprovalDefinition } from '../../../metadata/language/types';
import { expressionType } from '../../model/expressions';
import { compileApproval } from '../../model/approvals';
import { fieldCalled } from '../../model/called';
import type { ApprovalModel, FieldModel, Model, ObjectModel } from '../../model/model';

/** The same answer for the same definition and Model. A step whose condition cannot be read any more is not skipped. */
export function keptApproval(model: Model, object: ObjectModel, definition: ApprovalDefinition): ApprovalModel {
  let byText = made.get(object);
  if (!byText) made.set(object, (byText = new Map()));
  const text = JSON.stringify(definition);
  let approval = byText.get(text);
  if (!approval) {
    if (byText.size >= mostKept) byText.clear();
    byText.set(text, (approval = compile(model, object, definition)));
  }
  return approval;
}

const made = new WeakMap<ObjectModel, Map<string, ApprovalModel>>();
const mostKept = 100;

function compile(model: Model, object: ObjectModel, definition: ApprovalDefinition): ApprovalModel {
  const along = (path: readonly string[]): FieldModel | undefined => {
    let at: ObjectModel | undefined = object;
    let field: FieldModel | undefined;
    for (const name of path) {
      field = at && fieldCalled(at, name);
      at = model.objects.get(field?.targets[0] ?? '');
    }
    return field;
  };
  return compileApproval(definition, { path: '', pointer: '' }, {
    scope: { fieldType: (path) => { const field = along(path); return field && expressionType(field); } },
    field: (name) => fieldCalled(object, name) ?? null,
    detail: (relation, name) => { const child = model.objects.get(object.relations.get(relation)?.object ?? ''); return (child && fieldCalled(child, name)) ?? null; },
    mentionsOff: () => false, report: () => undefined,
  });
}
