import { describe, expect, it } from 'vitest';
import { filterOf } from './filter.ts';

describe('the filter of a query', () => {
  it('given days, then both are included whole, in the zone of the server', () => {
    expect(filterOf({ start_date: '2025-01-01', end_date: '2025-01-31' })).toEqual({
      from: new Date(2025, 0, 1),
      to: new Date(2025, 1, 1),
    });
  });

  it('given instants, then both are included', () => {
    expect(filterOf({ start_date: '2025-01-01T10:00:00Z', end_date: '2025-01-01T11:00:00Z' })).toEqual({
      from: new Date('2025-01-01T10:00:00.000Z'),
      to: new Date('2025-01-01T11:00:00.001Z'),
    });
  });

  it('given the day on which summer time begins, then the filter still ends at midnight', () => {
    const { to } = filterOf({ end_date: '2025-03-30' });
    expect([to?.getDate(), to?.getHours(), to?.getMinutes()]).toEqual([31, 0, 0]);
  });

  it('given years no database knows, then all of history is meant', () => {
    expect(filterOf({ start_date: '0000-01-01', end_date: '9999-12-31' })).toEqual({
      from: new Date('1970-01-01T00:00:00Z'),
      to: new Date('9999-01-01T00:00:00Z'),
    });
  });

  it('given nothing, then it asks for everything', () => {
    expect(filterOf({})).toEqual({});
  });
});
