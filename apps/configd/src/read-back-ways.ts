import type { AmiMessage } from '@flexpbx/asterisk';
import type { ReadBack } from '@flexpbx/renderer';
import { AppError } from '@flexpbx/runtime';
import type { AsteriskRequests } from './running-asterisk.ts';

type Asked = Pick<AsteriskRequests, 'action'>;

/** Whether a trunk's endpoint is as it was rendered, and registers if it should. */
export async function checkTrunk(asterisk: Asked, item: Extract<ReadBack, { kind: 'trunk' }>): Promise<void> {
  const { name, trunk } = item;
  const endpoint = (await listed(asterisk, 'PJSIPShowEndpoint', { Endpoint: name })).find(
    ({ Event }) => Event === 'EndpointDetail',
  );
  if ((trunk === null) !== (endpoint === undefined)) throw differs(`the trunk ${name}`);
  if (trunk === null || endpoint === undefined) return;
  for (const [setting, value] of Object.entries(trunk.endpoint)) {
    if (reported(endpoint, setting) !== value) throw differs(`the trunk ${name} (${setting})`);
  }
  const registrations = await listed(asterisk, 'PJSIPShowRegistrationsOutbound', {});
  const registers = registrations.some((entry) => entry.ObjectType === 'registration' && entry.ObjectName === name);
  if (registers !== trunk.registers) throw differs(`the registration of the trunk ${name}`);
}

/** Whether a context of the dialplan has all of its lines. */
export async function checkContext(asterisk: Asked, item: Extract<ReadBack, { kind: 'context' }>): Promise<void> {
  const entries = await listed(asterisk, 'ShowDialPlan', { Context: item.name });
  const lines = entries.filter(({ Context, Application }) => Context === item.name && Application !== undefined);
  if (lines.length !== (item.lines ?? 0)) throw differs(`the part ${item.name} of the dialplan`);
}

async function listed(
  asterisk: Asked,
  action: string,
  fields: Readonly<Record<string, string>>,
): Promise<readonly AmiMessage[]> {
  try {
    return (await asterisk.action(action, fields)).entries;
  } catch (fault) {
    if (fault instanceof AppError && fault.id === 'not-found') return [];
    throw fault;
  }
}

/** Asterisk writes `from_user` as `FromUser`. */
function reported(detail: AmiMessage, setting: string): string | undefined {
  const wanted = setting.replaceAll('_', '').toLowerCase();
  return Object.entries(detail).find(([header]) => header.toLowerCase() === wanted)?.[1];
}

function differs(what: string): AppError {
  return new AppError(
    'asterisk-refused',
    `Asterisk did not take ${what} over as it was prepared. Its messages.log says why.`,
  );
}
