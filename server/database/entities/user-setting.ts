// One thing a user has chosen for her own screens.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('engine_user_setting')
export class UserSetting {
  @PrimaryColumn({ name: 'user_id', type: 'varchar' }) userId!: string;
  @PrimaryColumn({ type: 'varchar' }) name!: string;
  /** JSON text. */
  @Column({ type: 'text' }) value!: string;
  @Column({ name: 'updated_at', type: 'bigint' }) updatedAt!: number;
}
