/** How a day/night switch can stand. `auto`: by the hours; `day` and `night` hold whatever the hours say. */
export const switchStates = ['day', 'night', 'auto'] as const;

/** See {@link switchStates}. */
export type SwitchState = (typeof switchStates)[number];

/** A switch's state from its text in the database and in AstDB, where `auto` is the ordinary state and has none. */
export function switchStateFrom(text: string): SwitchState {
  return text === 'day' || text === 'night' ? text : 'auto';
}

/** See {@link switchStateFrom}. */
export function switchText(state: SwitchState): string {
  return state === 'auto' ? '' : state;
}
