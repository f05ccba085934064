import { expect, test } from 'vitest';
import { type SwitchStateAnswer, tellSwitchChange } from './switch-state.ts';

const standing = (state: SwitchStateAnswer['state']): SwitchStateAnswer => ({
  ...{ switch: '1', state, dial: '*281', changed_at: null, changed_by: null, source: null },
});

test('given somebody turns a switch, then it is told how it stands', () => {
  expect(tellSwitchChange(standing('auto'), standing('night'))).toBe(
    'Switch 1 is at “Night”. Closed, whatever the hours say.',
  );
  expect(tellSwitchChange(standing('night'), standing('auto'))).toBe(
    'Switch 1 is at “By the hours”. Each inbound route goes by its own hours.',
  );
});

test('given nothing is turned, or a switch comes or goes, then nothing is told', () => {
  expect(tellSwitchChange(standing('day'), standing('day'))).toBeNull();
  expect(tellSwitchChange(undefined, standing('day'))).toBeNull();
  expect(tellSwitchChange(standing('day'), undefined)).toBeNull();
});
