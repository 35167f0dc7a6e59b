// A link that signs a user in once.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('engine_sign_in_link')
export class SignInLink {
  /** SHA-256 of the link's token, in hex. */
  @PrimaryColumn({ name: 'token_hash', type: 'varchar' }) tokenHash!: string;
  @Column({ name: 'user_id', type: 'varchar' }) userId!: string;
  @Column({ name: 'created_at', type: 'bigint' }) createdAt!: number;
  @Column({ name: 'expires_at', type: 'bigint' }) expiresAt!: number;
  @Column({ name: 'used_at', type: 'bigint', nullable: true }) usedAt!: number | null;
}
