import { shape } from '@flexpbx/domain/api';
import { expect, test } from 'vitest';
import { readFilter, recordFilter } from './history-filter.ts';

test('given an address, then its filter is read; what makes no sense is as if it were not there', () => {
  const address = new URLSearchParams('search=Anna&outcome=busy&from=2026-11-01&to=2026-13-40');
  expect(readFilter(address)).toEqual({ search: 'Anna', outcome: 'busy', from: '2026-11-01', to: '' });
  expect(readFilter(new URLSearchParams('outcome=nonsense')).outcome).toBe('');
});

test('given days, then the portal is asked from the first to the last moment of them in the viewer’s zone', () => {
  const asked = recordFilter({ search: ' ', outcome: '', from: '2026-11-01', to: '2026-11-02' });
  const length = Date.parse(String(asked.end_date)) - Date.parse(String(asked.start_date));
  expect(length).toBe(2 * 86_400_000 - 1);
  expect(new Date(String(asked.start_date)).getHours()).toBe(0);
  expect(shape.CallRecordQuery.safeParse(asked).success).toBe(true);
});

test('given no filter, then none is sent', () => {
  expect(recordFilter({ search: '', outcome: '', from: '', to: '' })).toEqual({});
});
