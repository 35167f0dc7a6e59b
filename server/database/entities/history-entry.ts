// What one write changed in one record.
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('engine_history')
export class HistoryEntry {
  @PrimaryGeneratedColumn({ type: 'bigint' }) id!: number;
  @Column({ type: 'varchar' }) object!: string;
  @Column({ name: 'record_id', type: 'varchar' }) recordId!: string;
  /** The record's version after the write. */
  @Column({ type: 'bigint' }) version!: number;
  @Column({ type: 'bigint' }) at!: number;
  @Column({ name: 'by_id', type: 'varchar', nullable: true }) byId!: string | null;
  /** web, api, import, cli, job. */
  @Column({ type: 'varchar' }) source!: string;
  /** create, update, delete, restore, merge. */
  @Column({ type: 'varchar' }) action!: string;
  /** JSON text: field → [before, after]. */
  @Column({ type: 'text' }) changes!: string;
}
