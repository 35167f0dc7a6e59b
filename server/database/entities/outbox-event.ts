// Something that happened and that others are still to be told of.
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('engine_outbox')
export class OutboxEvent {
  @PrimaryGeneratedColumn({ type: 'bigint' }) id!: number;
  @Column({ type: 'bigint' }) at!: number;
  @Column({ type: 'varchar' }) kind!: string;
  @Column({ type: 'varchar' }) object!: string;
  @Column({ name: 'record_id', type: 'varchar', nullable: true }) recordId!: string | null;
  /** JSON text. */
  @Column({ type: 'text', nullable: true }) payload!: string | null;
}
