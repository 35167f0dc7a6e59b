// A signed-in browser or program; looked up by the hash of its token with every request.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('engine_session')
export class Session {
  /** SHA-256 of the token, in hex. */
  @PrimaryColumn({ name: 'token_hash', type: 'varchar' }) tokenHash!: string;
  @Column({ name: 'user_id', type: 'varchar' }) userId!: string;
  @Column({ type: 'varchar' }) csrf!: string;
  @Column({ name: 'created_at', type: 'bigint' }) createdAt!: number;
  @Column({ name: 'expires_at', type: 'bigint' }) expiresAt!: number;
  @Column({ name: 'seen_at', type: 'bigint' }) seenAt!: number;
  @Column({ type: 'varchar', nullable: true }) agent!: string | null;
  @Column({ type: 'varchar', nullable: true }) address!: string | null;
}
