// No object can be called like something the API has of its own: every such name is reserved before a definition is published.
import { fixedSchema } from '../../server/graphql/fixed/fixed-schema';
import { rootFieldNames } from '../../server/graphql/root-fields';
import { ModelSchema } from '../../server/graphql/schema/model-schema';
import type { Model } from '../../server/model/model';
import { reservedObjectNames, reservedTypeNames, typeName, typeSuffixes, unionSuffixes } from '../../server/model/names';
import { compileRoots, libraryRoots } from '../kit/models';

let model: Model;
let schema: ModelSchema;
beforeAll(async () => {
  model = await compileRoots(libraryRoots);
  schema = new ModelSchema(model, fixedSchema());
});

test('every type that belongs to no object is reserved', () => {
  const unions = [...model.objects.values()].flatMap((object) => [...object.fields.values()].filter((field) => field.type === 'polymorphicLookup')
    .flatMap((field) => unionSuffixes.map((suffix) => object.typeName + typeName(field.name) + suffix)));
  const generated = new Set([...unions, ...[...model.objects.values()].flatMap((object) => typeSuffixes.map((suffix) => object.typeName + suffix))]);
  const own = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__') && !generated.has(name));
  expect(own.filter((name) => !reservedTypeNames.has(name))).toEqual([]);
});

test('every root field that belongs to no object is reserved', () => {
  const generated = new Set([...model.objects.values()].flatMap((object) => Object.values(rootFieldNames(object))));
  const own = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.keys(type!.getFields())).filter((name) => !generated.has(name));
  expect(own.filter((name) => !reservedObjectNames.has(name))).toEqual([]);
});
