import type { Ami } from './ami.ts';

/** When this Asterisk was started, to the second: it tells so in the time of its zone, which is ours as well. */
export async function startedAt(ami: Pick<Ami, 'action'>): Promise<Date> {
  const { CoreStartupDate, CoreStartupTime } = (await ami.action('CoreStatus', {})).response;
  const told = new Date(`${CoreStartupDate}T${CoreStartupTime}`);
  // Where it tells nothing, no call is taken for one of an earlier Asterisk.
  return Number.isNaN(told.getTime()) ? new Date(0) : told;
}
