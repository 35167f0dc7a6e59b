// Which version is in force. One row, compared and set: whoever moves it first wins.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('engine_pointer')
export class Pointer {
  @PrimaryColumn({ type: 'varchar' }) name!: string;
  @Column({ type: 'bigint' }) version!: number;
  /** Hash of the shipped files that were last compiled, to notice an upgrade. */
  @Column({ name: 'files_hash', type: 'varchar' }) filesHash!: string;
}
