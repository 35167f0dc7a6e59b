// The processes of an object as the viewer may know them: without fields and lists that are not for them.
import type { ProcessDescription, RequirementDescription, StageDescription } from '../../../metadata/language/description';
import { may, mayReadField } from '../../access/may';
import type { ProcessModel, RequirementModel, StageModel } from '../../model/model';
import type { Reader } from './describe-list';
import { partLabel, valueLabel } from './labels';

/** Those whose field the viewer may read. */
export function describeProcesses(reader: Reader): ProcessDescription[] {
  const { asker, object } = reader;
  return object.processes.filter(({ field }) => reader.has.has(field)).map((process) => ({
    name: process.name, label: partLabel(asker, object, { key: `processes.${process.name}`, label: process.label }),
    help: process.help === undefined ? null : partLabel(asker, object, { key: `processes.${process.name}.help`, label: process.help }),
    field: process.field, recordType: process.recordType ?? null, kind: process.kind ? { field: process.kind.field, values: [...process.kind.values] } : null,
    probability: process.probability !== undefined && reader.has.has(process.probability) ? process.probability : null,
    stages: process.stages.map((stage) => describeStage(reader, process, stage)),
    stageOf: [...process.stageOf].filter(([list, field]) => {
      const child = asker.model.objects.get(object.relations.get(list)?.object ?? '');
      const keeper = child?.fields.get(field);
      return child && keeper && may(asker, 'read', child) && mayReadField(asker, child, keeper);
    }).map(([relatedList, field]) => ({ relatedList, field })),
  }));
}

function describeStage(reader: Reader, process: ProcessModel, stage: StageModel): StageDescription {
  const { asker, object } = reader;
  const field = object.fields.get(process.field)!;
  const value = field.values.find((each) => each.value === stage.value) ?? { value: stage.value, label: stage.value };
  const key = `processes.${process.name}.${stage.value}`;
  return {
    value: stage.value, label: valueLabel(asker, field, value), color: value.color ?? null,
    help: stage.help === undefined ? null : partLabel(asker, object, { key: `${key}.help`, label: stage.help }),
    probability: stage.probability ?? null, ends: stage.ends ?? null, noReturn: stage.noReturn,
    enter: requirements(reader, stage.enter), leave: requirements(reader, stage.leave),
    checklist: stage.checklist.map((action) => ({ name: action.name, label: partLabel(asker, object, { key: `${key}.checklist.${action.name}`, label: action.label }), required: action.required ?? false })),
    relatedLists: [...stage.relatedLists],
  };
}

function requirements({ has }: Reader, written: readonly RequirementModel[]): RequirementDescription[] {
  return written.filter(({ field }) => has.has(field)).map(({ field, text }) => ({ field, when: text ?? null }));
}
