import { NativeSelect, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useNow } from '../../design/use-now.ts';
import { type ChosenPeriod, periodOf, periodOptions, readPeriod } from './period.ts';
import styles from './queues.module.css';

/** The period chosen in the page's address, and how to choose another one. */
export function usePeriod(): {
  period: { from: string; to: string };
  chosen: ChosenPeriod;
  choose: (part: Partial<Record<keyof ChosenPeriod, string>>) => void;
} {
  const [address, setAddress] = useSearchParams();
  const today = new Date(useNow(60_000)).toDateString();
  // The same as long as it is the same day: what was asked for is kept under it.
  const { chosen, period } = useMemo(() => {
    const read = readPeriod(address);
    return { chosen: read, period: periodOf(read.name, read, new Date(today)) };
  }, [address, today]);
  return {
    ...{ period, chosen },
    choose: ({ name, from, to }) => {
      const next = { period: name ?? chosen.name, from: from ?? chosen.from, to: to ?? chosen.to };
      const kept = Object.entries(next).filter(([, value]) => value !== '');
      setAddress(Object.fromEntries(kept), { replace: true });
    },
  };
}

/** Chooses the period whose figures are shown. */
export function PeriodBar({ chosen, choose }: Pick<ReturnType<typeof usePeriod>, 'chosen' | 'choose'>) {
  return (
    <search className={styles.period} aria-label="Choose the days">
      <NativeSelect
        label="Period"
        data={periodOptions.map((option) => ({ ...option }))}
        value={chosen.name}
        onChange={(event) => choose({ name: event.currentTarget.value })}
      />
      {chosen.name === 'days' && (
        <>
          <TextInput
            type="date"
            label="From"
            value={chosen.from}
            onChange={(event) => choose({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="To"
            value={chosen.to}
            onChange={(event) => choose({ to: event.currentTarget.value })}
          />
        </>
      )}
    </search>
  );
}
