import { type Account, may, permissions } from '@flexpbx/domain';
import type { shape } from '@flexpbx/domain/api';
import type { z } from 'zod';

/** An account as its owner sees it. */
export function presentMe(account: Account, name: string | null): z.input<typeof shape.Me> {
  return {
    username: account.username,
    role: account.role,
    extension: account.extension,
    name,
    must_change_password: account.mustChangePassword,
    permissions: permissions.filter((permission) => may(account.role, permission)),
  };
}
