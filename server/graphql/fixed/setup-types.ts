// What setup screens and the command line read and send: definitions, change sets, previews, versions.
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Json } from '../../../metadata/language/types';
import { GraphQLDateTime, GraphQLJSON } from '../schema/scalars';

@InputType({ description: 'A definition as it stands in a file below metadata/.' })
export class DefinitionInput {
  @Field(() => String, { description: 'The file’s path without .json, e.g. library/book/object or library/book/fields/pages.' }) path!: string;
  @Field(() => String, { nullable: true, description: 'What it is; the path says it too.' }) kind?: string;
  @Field(() => GraphQLJSON, { description: 'The JSON of the file.' }) body!: Json;
}

@InputType({ description: 'A definition to take away.' })
export class DefinitionRef {
  @Field(() => String) path!: string;
}

@ObjectType({ description: 'A definition in force.' })
export class Definition {
  @Field(() => String) path!: string;
  @Field(() => String) kind!: string;
  @Field(() => GraphQLJSON) body!: unknown;
}

@ObjectType({ description: 'An object as setup sees it, whoever may use it.' })
export class SetupObject {
  @Field(() => String) name!: string;
  @Field(() => String) plural!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true }) icon!: string | null;
  @Field(() => String) module!: string;
  @Field(() => String) moduleLabel!: string;
  @Field(() => Boolean, { description: 'Switched off: neither in the API nor on screen; its data is kept.' }) off!: boolean;
  @Field(() => Int, { description: 'Fields that are on, those of the engine among them.' }) fieldCount!: number;
  @Field(() => [String], { description: 'Layouts that are written down; the engine makes up the others.' }) layouts!: string[];
  @Field(() => [Definition], { description: 'The object’s own definition and everything in its folder.' }) definitions!: Definition[];
}

@ObjectType({ description: 'Definitions that are worked on together until they are published.' })
export class ChangeSet {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'open, published or discarded.' }) state!: string;
  @Field(() => ID, { nullable: true, description: 'The user who opened it.' }) by!: string | null;
  @Field(() => GraphQLDateTime) createdAt!: Date;
  @Field(() => GraphQLDateTime) changedAt!: Date;
  @Field(() => Int, { description: 'The version it was opened or last previewed against.' }) baseVersion!: number;
  @Field(() => [Definition]) definitions!: Definition[];
  @Field(() => [String], { description: 'Paths that shall be empty.' }) remove!: string[];
  @Field(() => Int, { nullable: true }) publishedVersion!: number | null;
}

@ObjectType({ description: 'Something wrong with a definition, and what would be right.' })
export class DefinitionProblem {
  @Field(() => String) path!: string;
  @Field(() => String, { description: 'JSON pointer into the definition.' }) pointer!: string;
  @Field(() => String) rule!: string;
  @Field(() => String) message!: string;
}

@ObjectType({ description: 'A record that a change concerns.' })
export class ConcernedRecord {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'The value it is about, as text.' }) value!: string | null;
}

@ObjectType({ description: 'A value, and how many live records have it.' })
export class ValueCount {
  @Field(() => String) value!: string;
  @Field(() => Int) records!: number;
}

@ObjectType({ description: 'A place that uses a field, an object or a value.' })
export class Use {
  @Field(() => String, { description: 'layout, list, listView, relatedList, rule, formula, rollUp, default, lookup, recordType, permissionSet, nameField, searchField, picklistField, dependency, navigation, report, conversion, translation or other.' }) kind!: string;
  @Field(() => String, { nullable: true, description: 'API name of the object it belongs to.' }) object!: string | null;
  @Field(() => String, { nullable: true }) objectLabel!: string | null;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'What admins call it; empty where the kind says enough.' }) label!: string;
  @Field(() => String, { description: 'Path of the definition that says it.' }) path!: string;
}

@ObjectType({ description: 'An operation that another program sent within the last thirty days.' })
export class SeenOperation {
  @Field(() => ID) signature!: string;
  @Field(() => String, { description: 'Its name, or what it asks first.' }) name!: string;
  @Field(() => String, { description: 'api or cli.' }) source!: string;
  @Field(() => ID, { nullable: true, description: 'The user who sent it last.' }) by!: string | null;
  @Field(() => String, { description: 'GraphQL, without its constants.' }) text!: string;
  @Field(() => Int) times!: number;
  @Field(() => GraphQLDateTime) lastAt!: Date;
}

@ObjectType({ description: 'A statement of a publish, with what it costs.' })
export class StatementCost {
  @Field(() => String) table!: string;
  @Field(() => String, { description: 'instant, inPlace (people go on writing) or copy (every row is written anew).' }) kind!: string;
  @Field(() => [String], { description: 'SQL, in order.' }) texts!: string[];
  @Field(() => Int, { description: 'Rows in the table now.' }) rows!: number;
  @Field(() => Float, { description: 'About how long it takes.' }) seconds!: number;
}

@ObjectType({ description: 'One thing a publish changes.' })
export class ChangeImpact {
  @Field(() => String) subject!: string;
  @Field(() => String, { description: 'added, removed or changed.' }) action!: string;
  @Field(() => String, { nullable: true }) object!: string | null;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'The change in a sentence.' }) message!: string;
  @Field(() => Boolean, { description: 'Takes something away from users or makes something stricter.' }) contracting!: boolean;
  @Field(() => Int, { nullable: true, description: 'Records it concerns.' }) records!: number | null;
  @Field(() => [ConcernedRecord], { description: 'A few of them.' }) samples!: ConcernedRecord[];
}

@ObjectType({ description: 'Users of a role who would see another layout of an object.' })
export class OtherLayout {
  @Field(() => String) object!: string;
  @Field(() => String) objectLabel!: string;
  @Field(() => String, { description: 'edit, view, list, quick-create or phone.' }) kind!: string;
  @Field(() => [String], { description: 'Labels of the record types; none: every record.' }) recordTypes!: string[];
  @Field(() => String, { description: 'Name of the role.' }) role!: string;
  @Field(() => Int, { description: 'Active users with the role.' }) users!: number;
  @Field(() => String, { nullable: true, description: 'Label of the layout they see now; null: the plain one.' }) before!: string | null;
  @Field(() => String, { nullable: true, description: 'Label of the layout they would see; null: the plain one.' }) after!: string | null;
}

@ObjectType({ description: 'What publishing would do.' })
export class ChangeSetPreview {
  @Field(() => Int, { description: 'The version it was made against.' }) version!: number;
  @Field(() => [DefinitionProblem]) problems!: DefinitionProblem[];
  @Field(() => [ChangeImpact]) impact!: ChangeImpact[];
  @Field(() => [String], { description: 'SQL that will be run.' }) statements!: string[];
  @Field(() => [StatementCost], { description: 'The same statements with their kind, the rows of their tables and an estimate.' }) costs!: StatementCost[];
  @Field(() => [Use], { description: 'Places that use what goes away or changes its type.' }) touched!: Use[];
  @Field(() => [SeenOperation], { description: 'Operations of other programs, seen within thirty days, that use what goes away or changes its type.' }) broken!: SeenOperation[];
  @Field(() => [SeenOperation], { description: 'Operations of other programs, seen within thirty days, that use a name which becomes a former one. They go on working.' }) outdated!: SeenOperation[];
  @Field(() => Int, { description: 'Active users who may read an object that changes.' }) users!: number;
  @Field(() => [OtherLayout], { description: 'Who would see another layout, role by role.' }) otherLayouts!: OtherLayout[];
  @Field(() => Boolean, { description: 'Words and order only: may be published without asking.' }) safe!: boolean;
}

@ObjectType({ description: 'What was put into force.' })
export class PublishedVersion {
  @Field(() => Int) version!: number;
  @Field(() => [ChangeImpact]) changes!: ChangeImpact[];
}

@ObjectType({ description: 'What a saved definition became part of.' })
export class SavedDefinition {
  @Field(() => ID, { nullable: true, description: 'The change set, where one was named.' }) changeSet!: string | null;
  @Field(() => Int, { description: 'The version in force now.' }) version!: number;
  @Field(() => String) path!: string;
}

@ObjectType({ description: 'One publish.' })
export class Version {
  @Field(() => Int) number!: number;
  @Field(() => GraphQLDateTime) at!: Date;
  @Field(() => ID, { nullable: true }) by!: string | null;
  @Field(() => String) why!: string;
  @Field(() => String, { description: 'files, publish or rollback.' }) source!: string;
  @Field(() => [ChangeImpact]) changes!: ChangeImpact[];
}

@ObjectType({ description: 'One definition that two versions have otherwise. A field stands alone, its object without fields.' })
export class ComparedDefinition {
  @Field(() => String) path!: string;
  @Field(() => String) kind!: string;
  @Field(() => GraphQLJSON, { nullable: true, description: 'null: not there.' }) before!: object | null;
  @Field(() => GraphQLJSON, { nullable: true, description: 'null: not there.' }) after!: object | null;
  @Field(() => [Int], { description: 'Versions between the two that say something of it.' }) versions!: number[];
}

@ObjectType({ description: 'One version that changed a definition.' })
export class DefinitionStep {
  @Field(() => Int) version!: number;
  @Field(() => GraphQLJSON, { nullable: true }) before!: object | null;
  @Field(() => GraphQLJSON, { nullable: true }) after!: object | null;
}

@ObjectType({ description: 'The application as those see it who may change it.' })
export class Setup {
  @Field(() => Int) version!: number;
  @Field(() => [SetupObject]) objects!: SetupObject[];
  @Field(() => [Definition]) definitions!: Definition[];
  @Field(() => [ChangeSet]) changeSets!: ChangeSet[];
  @Field(() => [Version]) versions!: Version[];
  @Field(() => [ComparedDefinition]) compared!: ComparedDefinition[];
  @Field(() => [DefinitionStep]) history!: DefinitionStep[];
}
