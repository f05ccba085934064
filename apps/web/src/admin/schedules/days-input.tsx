import { type Weekday, weekdays } from '@flexpbx/domain';
import { dayName } from './opening.ts';
import styles from './schedules.module.css';

/** Days of the week, each chosen or not. */
export function DaysInput({ days, set }: { days: readonly Weekday[]; set: (days: Weekday[]) => void }) {
  return (
    <div className={styles.days}>
      {weekdays.map((day) => (
        <label key={day}>
          <input
            type="checkbox"
            aria-label={dayName(day)}
            checked={days.includes(day)}
            onChange={({ currentTarget: { checked } }) =>
              set(weekdays.filter((one) => (one === day ? checked : days.includes(one))))
            }
          />
          <span aria-hidden>{dayName(day).slice(0, 3)}</span>
        </label>
      ))}
    </div>
  );
}
