// The last number given out under a name.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('engine_counter')
export class Counter {
  @PrimaryColumn({ type: 'varchar' }) name!: string;
  @Column({ type: 'bigint' }) value!: number;
}
