import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { useAnnouncedChanges } from '../../design/use-announced-changes.ts';
import { type SwitchStateAnswer, tellSwitchChange } from './switch-state.ts';

const keyOf = (state: SwitchStateAnswer) => state.switch;

/** How each switch stands, by its number; what is turned meanwhile is announced. */
export function useSwitchStates(): (number: string) => SwitchStateAnswer | undefined {
  const { data } = useQuery(query('listSwitchStates', {}));
  useAnnouncedChanges(data?.items, keyOf, tellSwitchChange);
  return (number) => data?.items.find((one) => one.switch === number);
}
