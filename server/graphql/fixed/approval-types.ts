// The shapes of approvals in the fixed API.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type * as A from '../../records/approvals/approval-of';
import type * as B from '../../records/approvals/my-approvals';
import { GraphQLDateTime } from '../schema/scalars';
import { HistoryChange } from './history-resolver';

@ObjectType({ description: 'Somebody who takes part in an approval.' })
export class ApprovalPerson implements A.Person {
  @Field(() => ID, { nullable: true }) id!: string | null;
  @Field(() => String) name!: string;
}

@ObjectType({ description: 'One approver in one step.' })
export class ApprovalDecider {
  @Field(() => ApprovalPerson) person!: ApprovalPerson;
  @Field(() => String, { description: 'waiting, open, approved, returned or over.' }) state!: string;
  @Field(() => GraphQLDateTime, { nullable: true }) since!: Date | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Later it is overdue.' }) due!: Date | null;
}

@ObjectType({ description: 'One step of a request.' })
export class ApprovalStep {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { description: 'any, all or inTurn.' }) agree!: string;
  @Field(() => String, { description: 'done, now, next or skipped.' }) state!: string;
  @Field(() => [ApprovalDecider]) people!: readonly ApprovalDecider[];
}

@ObjectType({ description: 'A file that came with an opinion.' })
export class ApprovalFile {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType({ description: 'Something that was done about a request.' })
export class ApprovalEvent {
  @Field(() => GraphQLDateTime) at!: Date;
  @Field(() => ApprovalPerson) by!: ApprovalPerson;
  @Field(() => String, { description: 'submit, approve, return, pass, add, recall, stop, reopen, approved or handOver.' }) action!: string;
  @Field(() => String, { nullable: true, description: 'Label of the step.' }) step!: string | null;
  @Field(() => ApprovalPerson, { nullable: true }) to!: ApprovalPerson | null;
  @Field(() => String, { nullable: true }) opinion!: string | null;
  @Field(() => [ApprovalFile]) files!: readonly ApprovalFile[];
}

@ObjectType({ description: 'A record that was submitted.' })
export class ApprovalRequest {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Name of the approval.' }) approval!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { description: 'pending, approved, returned, recalled, stopped or reopened.' }) state!: string;
  @Field(() => ApprovalPerson) by!: ApprovalPerson;
  @Field(() => GraphQLDateTime) at!: Date;
  @Field(() => GraphQLDateTime, { nullable: true }) endedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Label of the value that is set once everybody has agreed.' }) wanted!: string | null;
  @Field(() => [ApprovalStep]) steps!: readonly ApprovalStep[];
  @Field(() => [ApprovalEvent]) events!: readonly ApprovalEvent[];
}

@ObjectType({ description: 'Values of a field that wait for an approval.' })
export class ApprovalGuard {
  @Field(() => String) field!: string;
  @Field(() => [String]) values!: readonly string[];
}

@ObjectType({ description: 'The approval a record needs now.' })
export class NeededApproval {
  @Field(() => String) name!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true }) help!: string | null;
  @Field(() => ApprovalGuard, { nullable: true }) guard!: ApprovalGuard | null;
}

@ObjectType({ description: 'What the viewer may do about the approval of a record.' })
export class ApprovalRights {
  @Field(() => Boolean) submit!: boolean;
  @Field(() => Boolean, { description: 'Approve, return, pass on, ask somebody first.' }) decide!: boolean;
  @Field(() => Boolean) recall!: boolean;
  @Field(() => Boolean, { description: 'Take the approval back.' }) reopen!: boolean;
}

@ObjectType({ description: 'The approvals of one record.' })
export class RecordApproval implements A.RecordApproval {
  @Field(() => NeededApproval, { nullable: true }) needed!: NeededApproval | null;
  @Field(() => [ApprovalRequest], { description: 'Newest first.' }) requests!: readonly ApprovalRequest[];
  @Field(() => ID, { nullable: true, description: 'What the viewer decides.' }) turn!: string | null;
  @Field(() => ApprovalRights) may!: ApprovalRights;
  @Field(() => [HistoryChange], { description: 'What has changed since the newest request was submitted.' }) changes!: readonly HistoryChange[];
}

@ObjectType({ description: 'One line of a box.' })
export class ApprovalRow implements B.BoxRow {
  @Field(() => ID) id!: string;
  @Field(() => ID) request!: string;
  @Field(() => ID, { nullable: true, description: 'What the viewer decides.' }) turn!: string | null;
  @Field(() => ID) record!: string;
  @Field(() => String) object!: string;
  @Field(() => String) objectLabel!: string;
  @Field(() => String, { description: 'Name of the record; empty where it is gone or may not be seen any more.' }) name!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true }) step!: string | null;
  @Field(() => String) state!: string;
  @Field(() => ApprovalPerson) by!: ApprovalPerson;
  @Field(() => GraphQLDateTime) at!: Date;
  @Field(() => GraphQLDateTime, { nullable: true }) due!: Date | null;
  @Field(() => Boolean) overdue!: boolean;
  @Field(() => String, { nullable: true }) wanted!: string | null;
  @Field(() => String, { nullable: true, description: 'What the applicant wrote.' }) note!: string | null;
  @Field(() => [ApprovalPerson], { description: 'Whose turn it is.' }) waitsFor!: readonly ApprovalPerson[];
}

@ObjectType({ description: 'A page of a box.' })
export class ApprovalConnection {
  @Field(() => [ApprovalRow]) nodes!: readonly ApprovalRow[];
  @Field(() => Int) totalCount!: number;
  @Field(() => String, { nullable: true, description: 'Where the next page begins; nothing after the last.' }) endCursor!: string | null;
}

@ObjectType({ description: 'What waits for the viewer.' })
export class ApprovalCounts {
  @Field(() => Int) toDecide!: number;
  @Field(() => Int) overdue!: number;
}

@ObjectType({ description: 'What became of one decision of several.' })
export class ApprovalOutcome {
  @Field(() => ID) turn!: string;
  @Field(() => String, { nullable: true, description: 'Why it was refused.' }) problem!: string | null;
}

@InputType({ description: 'A value that is set once everybody has agreed.' })
export class WantedMoveInput {
  @Field(() => String) field!: string;
  @Field(() => String) value!: string;
}
