// One version of the application: who published it, when, why, and what changed.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('engine_version')
export class PublishedVersion {
  @PrimaryColumn({ type: 'bigint' }) number!: number;
  @Column({ type: 'bigint' }) at!: number;
  @Column({ name: 'by_id', type: 'varchar', nullable: true }) byId!: string | null;
  @Column({ type: 'varchar' }) why!: string;
  /** files, publish or rollback. */
  @Column({ type: 'varchar' }) source!: string;
  /** JSON text: the changes in words. */
  @Column({ type: 'text' }) changes!: string;
  /** JSON text: what lay over the files before at every path that was touched, so that it can be laid back. */
  @Column({ type: 'text' }) reversal!: string;
}
