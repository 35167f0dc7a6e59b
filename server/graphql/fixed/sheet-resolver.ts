// Setup: what an object can be made of: the object a spreadsheet describes, and the templates of the application. Nothing is made here.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, ID, Info, Int, ObjectType, Resolver } from 'type-graphql';
import { findImport } from '../../records/import/imports';
import { guessSheet } from '../../records/import/guess/guess-sheet';
import { reservedFieldNames } from '../../model/names';
import type { RequestScope } from '../request-scope';
import { GraphQLJSON } from '../schema/scalars';
import { namesFor } from './free-name';
import { setupContext } from './request';
import { Setup } from './setup-types';

@ObjectType({ description: 'A cell that a field type refuses.' })
class SpreadsheetCell {
  @Field(() => Int) line!: number;
  @Field(() => String) text!: string;
}

@ObjectType({ description: 'How well a field type fits the cells of a column.' })
class SpreadsheetFit {
  @Field(() => String) type!: string;
  @Field(() => Int, { description: 'Cells it refuses.' }) bad!: number;
  @Field(() => [SpreadsheetCell], { description: 'The first of them.' }) cells!: SpreadsheetCell[];
}

@ObjectType({ description: 'A choice of a picklist that a column would become.' })
class SpreadsheetChoice {
  @Field(() => String, { description: 'What would be stored.' }) value!: string;
  @Field(() => String, { description: 'As the cells say it.' }) label!: string;
}

@ObjectType({ description: 'A column of a spreadsheet and the field it wants to be.' })
class SpreadsheetColumn {
  @Field(() => String, { description: 'As the header names it.' }) column!: string;
  @Field(() => String, { description: 'An API name that is free.' }) name!: string;
  @Field(() => GraphQLJSON, { description: 'Labels the application has for it in other languages, by language.' }) labels!: Readonly<Record<string, string>>;
  @Field(() => String) type!: string;
  @Field(() => String, { nullable: true, description: 'lookup: the object whose records the cells name.' }) to!: string | null;
  @Field(() => [String]) samples!: string[];
  @Field(() => Int, { description: 'Cells that say something.' }) filled!: number;
  @Field(() => Int) distinct!: number;
  @Field(() => Int, { description: 'Characters of the longest cell.' }) longest!: number;
  @Field(() => Int, { description: 'Most digits after the point.' }) scale!: number;
  @Field(() => Boolean, { description: 'No row lacks it.' }) everywhere!: boolean;
  @Field(() => Boolean, { description: 'No two rows share it.' }) unique!: boolean;
  @Field(() => [SpreadsheetChoice], { description: 'The most frequent first; none where there are too many.' }) choices!: SpreadsheetChoice[];
  @Field(() => [SpreadsheetFit]) fits!: SpreadsheetFit[];
}

@ObjectType({ description: 'The object a spreadsheet describes.' })
class SpreadsheetGuess {
  @Field(() => String) fileName!: string;
  @Field(() => String, { nullable: true, description: 'The object that was made of it already.' }) object!: string | null;
  @Field(() => [SpreadsheetColumn]) columns!: SpreadsheetColumn[];
  @Field(() => Int, { description: 'Rows of data.' }) total!: number;
  @Field(() => Int, { description: 'Rows that were looked at.' }) rows!: number;
  @Field(() => String, { nullable: true, description: 'The column that says what a record is called.' }) nameColumn!: string | null;
  @Field(() => String, { nullable: true, description: 'The column that tells records apart.' }) keyColumn!: string | null;
}

@Resolver(() => Setup)
export class SheetResolver {
  @FieldResolver(() => GraphQLJSON, { description: 'Objects to begin with, as the application ships them (template.schema.json).' })
  templates(@Ctx() { setup }: RequestScope): Promise<readonly unknown[]> {
    return setup.store.templates();
  }

  @FieldResolver(() => SpreadsheetGuess, { description: 'What an import without an object would become: a field for each column, guessed from its cells.' })
  async sheet(@Arg('import', () => ID) id: string, @Ctx() scope: RequestScope, @Info() info: GraphQLResolveInfo): Promise<SpreadsheetGuess> {
    const context = setupContext(scope, info);
    const found = await findImport(context, id);
    const guess = await guessSheet(context, found);
    const wished = guess.columns.map(({ column, known }) => (column === guess.nameColumn ? 'name' : known?.name ?? column));
    const names = namesFor(wished, [...reservedFieldNames, 'owner', ...(guess.nameColumn === null ? ['name'] : [])]);
    return {
      fileName: found.fileName, object: found.object, total: found.total, rows: guess.rows, nameColumn: guess.nameColumn, keyColumn: guess.keyColumn,
      columns: guess.columns.map(({ known, choices, fits, samples, ...column }, index) => {
        const values = namesFor(choices, []);
        return {
          ...column, name: names[index]!, labels: known?.labels ?? {}, samples: [...samples], fits: fits.map((fit) => ({ ...fit, cells: [...fit.cells] })),
          choices: choices.map((label, at) => ({ label, value: values[at]! })),
        };
      }),
    };
  }
}
