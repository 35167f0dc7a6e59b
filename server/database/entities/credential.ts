// A user's password, hashed with argon2id.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('engine_credential')
export class Credential {
  @PrimaryColumn({ name: 'user_id', type: 'varchar' }) userId!: string;
  @Column({ name: 'password_hash', type: 'varchar' }) passwordHash!: string;
  @Column({ name: 'changed_at', type: 'bigint' }) changedAt!: number;
  /** Wrong passwords since the last right one. */
  @Column({ type: 'bigint' }) failures!: number;
  @Column({ name: 'locked_until', type: 'bigint', nullable: true }) lockedUntil!: number | null;
}
