// A key by which a program signs in for a user.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('engine_api_key')
export class ApiKey {
  /** SHA-256 of the key, in hex; the key itself is shown once and kept nowhere. */
  @PrimaryColumn({ name: 'key_hash', type: 'varchar' }) keyHash!: string;
  @Column({ type: 'varchar' }) id!: string;
  @Column({ name: 'user_id', type: 'varchar' }) userId!: string;
  @Column({ type: 'varchar' }) name!: string;
  /** JSON text of a list of scopes. */
  @Column({ type: 'text' }) scopes!: string;
  @Column({ name: 'created_at', type: 'bigint' }) createdAt!: number;
  @Column({ name: 'expires_at', type: 'bigint', nullable: true }) expiresAt!: number | null;
  @Column({ name: 'seen_at', type: 'bigint', nullable: true }) seenAt!: number | null;
}
