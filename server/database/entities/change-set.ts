// Definitions that are being worked on and not in force yet.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('engine_change_set')
export class ChangeSet {
  @PrimaryColumn({ type: 'varchar' }) id!: string;
  @Column({ type: 'varchar' }) name!: string;
  @Column({ name: 'by_id', type: 'varchar', nullable: true }) byId!: string | null;
  @Column({ name: 'created_at', type: 'bigint' }) createdAt!: number;
  @Column({ name: 'changed_at', type: 'bigint' }) changedAt!: number;
  /** open, published or discarded. */
  @Column({ type: 'varchar' }) state!: string;
  /** The version it was last previewed against. */
  @Column({ name: 'base_version', type: 'bigint' }) baseVersion!: number;
  /** JSON text: definitions with path, kind and body. */
  @Column({ type: 'text' }) definitions!: string;
  /** JSON text: paths. */
  @Column({ type: 'text' }) removed!: string;
  @Column({ name: 'published_version', type: 'bigint', nullable: true }) publishedVersion!: number | null;
}
