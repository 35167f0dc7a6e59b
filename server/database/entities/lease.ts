// A lock between processes that ends by itself when its holder dies.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('engine_lock')
export class Lease {
  @PrimaryColumn({ type: 'varchar' }) name!: string;
  @Column({ type: 'varchar' }) holder!: string;
  @Column({ type: 'bigint' }) until!: number;
}
