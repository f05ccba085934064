import type { Prompt } from './prompt.ts';

/**
 * Prompts that say when something happened, as a listener in that time zone says it: "today at 3 42 p m",
 * "yesterday at …", within a week "Monday at …", else "Monday, November 2nd at …".
 */
export declare function dateTime(at: Date, now: Date, timeZone: string): readonly Prompt[];
