// A definition an admin changed: it lies over the shipped file of the same path.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('engine_definition')
export class StoredDefinition {
  @PrimaryColumn({ type: 'varchar' }) path!: string;
  @Column({ type: 'varchar' }) kind!: string;
  /** `set`: body stands for the file; `removed`: the file counts as gone; `shipped`: nothing lies over the file any more. */
  @Column({ type: 'varchar' }) state!: string;
  /** JSON text. */
  @Column({ type: 'text', nullable: true }) body!: string | null;
  /** JSON text of the file it was laid over, as it was then. */
  @Column({ type: 'text', nullable: true }) base!: string | null;
  /** The version that brought it. */
  @Column({ type: 'bigint' }) version!: number;
}
