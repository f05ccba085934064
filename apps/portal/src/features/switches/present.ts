import type { StoredState } from '@flexpbx/db';
import { switchStateFrom } from '@flexpbx/domain';
import type { Output } from '@flexpbx/domain/api';

/** How call control names who dialled something: `phone:1001`. */
const phone = 'phone:';

/** How a switch stands, in the API's words; `stored` is null where it was never turned. `code`: of all switches. */
export function presentSwitchState(
  number: string,
  stored: StoredState | null,
  code: string | null,
): Output<'getSwitchState'> {
  const common = { switch: number, dial: code === null ? null : code + number };
  if (!stored) return { ...common, state: 'auto', changed_at: null, changed_by: null, source: null };
  const { value, changedAt, changedBy } = stored;
  const isDialled = changedBy.startsWith(phone);
  return {
    ...common,
    state: switchStateFrom(value),
    changed_at: new Date(changedAt).toISOString(),
    changed_by: (isDialled ? changedBy.slice(phone.length) : changedBy) || null,
    source: changedBy === '' ? null : isDialled ? 'phone' : 'portal',
  };
}
