// What is known of an uploaded file; its bytes lie in the data folder under their hash.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('engine_file')
export class StoredFile {
  @PrimaryColumn({ type: 'varchar' }) id!: string;
  @Column({ type: 'varchar' }) name!: string;
  /** Media type, e.g. image/png. */
  @Column({ type: 'varchar' }) type!: string;
  @Column({ type: 'bigint' }) size!: number;
  @Column({ type: 'varchar' }) sha256!: string;
  @Column({ name: 'created_at', type: 'bigint' }) createdAt!: number;
  @Column({ name: 'created_by', type: 'varchar', nullable: true }) createdBy!: string | null;
}
