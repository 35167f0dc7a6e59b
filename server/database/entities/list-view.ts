// A list view that somebody keeps: columns, order, filter and sort of an object's list. Shared ones are shown to everybody.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('engine_list_view')
export class ListView {
  @PrimaryColumn({ type: 'varchar' }) id!: string;
  /** API name of the object. */
  @Column({ type: 'varchar' }) object!: string;
  @Column({ name: 'owner_id', type: 'varchar' }) ownerId!: string;
  @Column({ type: 'varchar' }) label!: string;
  /** JSON text: columns, filter, sort. */
  @Column({ type: 'text' }) body!: string;
  /** 1: everybody who may read the object sees it. */
  @Column({ type: 'int' }) shared!: number;
  @Column({ name: 'created_at', type: 'bigint' }) createdAt!: number;
  @Column({ name: 'updated_at', type: 'bigint' }) updatedAt!: number;
  /** Deleted ones can be brought back for a while. */
  @Column({ name: 'deleted_at', type: 'bigint', nullable: true }) deletedAt!: number | null;
}
