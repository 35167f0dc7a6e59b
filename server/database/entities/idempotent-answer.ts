// The answer a viewer's request got, to be given again when the same request comes twice.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('engine_idempotency')
export class IdempotentAnswer {
  /** The header Idempotency-Key. */
  @PrimaryColumn({ name: 'key_text', type: 'varchar' }) key!: string;
  @PrimaryColumn({ type: 'varchar' }) viewer!: string;
  @Column({ name: 'body_hash', type: 'varchar' }) bodyHash!: string;
  /** JSON text; null while the first request is still at work. */
  @Column({ type: 'text', nullable: true }) answer!: string | null;
  @Column({ type: 'bigint' }) at!: number;
}
