// What the API says of an import.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../schema/scalars';

@ObjectType({ description: 'A column of the file and the field it fills.' })
export class ImportColumn {
  @Field(() => String, { description: 'As the header names it.' }) column!: string;
  @Field(() => String) field!: string;
}

@ObjectType({ description: 'A cell of the first rows.' })
export class ImportPreviewCell {
  @Field(() => String) text!: string;
  @Field(() => String, { nullable: true, description: 'As it would be stored, in words; nothing where the column is left out.' }) read!: string | null;
  @Field(() => String, { nullable: true }) problem!: string | null;
}

@ObjectType()
export class ImportPreviewRow {
  @Field(() => Int) line!: number;
  @Field(() => [ImportPreviewCell]) cells!: ImportPreviewCell[];
}

@ObjectType()
export class ImportCounts {
  @Field(() => Int) created!: number;
  @Field(() => Int) updated!: number;
  @Field(() => Int, { description: 'There already, and the same.' }) unchanged!: number;
  @Field(() => Int, { description: 'There already, and left alone as was asked.' }) skipped!: number;
  @Field(() => Int) refused!: number;
  @Field(() => Int, { description: 'Rows that were taken out by hand.' }) left!: number;
  @Field(() => Int, { description: 'Of an undo: records that are as they were before.' }) undone!: number;
  @Field(() => Int, { description: 'Of an undo: records that somebody changed since, so that they were kept.' }) kept!: number;
}

@ObjectType({ description: 'A spreadsheet on its way to records.' })
export class SpreadsheetImport {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) object!: string | null;
  @Field(() => String, { description: 'open, checking, checked, running, stopped, done, undoing, undone or failed.' }) state!: string;
  @Field(() => String) fileName!: string;
  @Field(() => GraphQLDateTime) createdAt!: string;
  @Field(() => String, { description: 'workbook or text.' }) kind!: string;
  @Field(() => String, { description: 'Of a text: utf-8, gb18030, utf-16le or utf-16be.' }) encoding!: string;
  @Field(() => String) delimiter!: string;
  @Field(() => String, { nullable: true }) sheet!: string | null;
  @Field(() => [String], { description: 'Sheets of a workbook.' }) sheets!: string[];
  @Field(() => Int, { description: 'The line (of a workbook: the row) of the header.' }) headerLine!: number;
  @Field(() => [String]) header!: string[];
  @Field(() => [ImportColumn]) columns!: ImportColumn[];
  @Field(() => [String], { description: 'Fields that may be filled, by name.' }) fields!: string[];
  @Field(() => [String], { description: 'Fields by which a row finds its record.' }) match!: string[];
  @Field(() => String, { description: 'What becomes of a row whose record is there: update, skip or create.' }) duplicates!: string;
  @Field(() => String, { description: 'What becomes of a new record that is like another one by a duplicate rule: take or refuse.' }) alike!: string;
  @Field(() => String, { description: 'What an empty cell means for a record that is there: keep or clear.' }) blank!: string;
  @Field(() => Int, { description: 'Rows of data.' }) total!: number;
  @Field(() => Int, { description: 'Rows looked at so far in this state.' }) done!: number;
  @Field(() => ImportCounts) counts!: ImportCounts;
  @Field(() => String, { nullable: true, description: 'Why it failed.' }) problem!: string | null;
}

@ObjectType()
export class ImportRowProblem {
  @Field(() => String, { nullable: true }) field!: string | null;
  @Field(() => String) message!: string;
}

@ObjectType({ description: 'A row that was refused, fixed or taken out.' })
export class ImportRow {
  @Field(() => Int) line!: number;
  @Field(() => String, { description: 'refused, fixed or left.' }) outcome!: string;
  @Field(() => [String]) cells!: string[];
  @Field(() => [ImportRowProblem]) problems!: ImportRowProblem[];
}

@InputType()
export class ImportColumnInput {
  @Field(() => String) column!: string;
  @Field(() => String) field!: string;
}

@InputType()
export class ImportChangeInput {
  @Field(() => String, { nullable: true, description: 'The object its rows become, where it had none.' }) object?: string;
  @Field(() => String, { nullable: true, description: 'With `object`: header of a column that is added, with a mark made of each row, so that the same row finds its record again.' }) mark?: string;
  @Field(() => String, { nullable: true }) sheet?: string;
  @Field(() => Int, { nullable: true }) headerLine?: number;
  @Field(() => String, { nullable: true }) delimiter?: string;
  @Field(() => [ImportColumnInput], { nullable: true }) columns?: ImportColumnInput[];
  @Field(() => [String], { nullable: true }) match?: string[];
  @Field(() => String, { nullable: true, description: 'update, skip or create.' }) duplicates?: 'update' | 'skip' | 'create';
  @Field(() => String, { nullable: true, description: 'take or refuse.' }) alike?: 'take' | 'refuse';
  @Field(() => String, { nullable: true, description: 'keep or clear.' }) blank?: 'keep' | 'clear';
}

@InputType()
export class ImportRowInput {
  @Field(() => Int) line!: number;
  @Field(() => [String], { nullable: true }) cells?: string[];
  @Field(() => Boolean, { defaultValue: false, description: 'The row is not to be imported.' }) leave!: boolean;
}
