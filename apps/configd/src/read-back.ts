import type { AmiMessage } from '@flexpbx/asterisk';
import type { ReadBack } from '@flexpbx/renderer';
import { AppError } from '@flexpbx/runtime';
import { checkContext, checkTrunk } from './read-back-ways.ts';
import type { AsteriskRequests } from './running-asterisk.ts';

/** Up to here everything that changed is asked for one by one; beyond it, this many of them, evenly spread. */
const askedForAtMost = 50;

/**
 * Asks Asterisk for what changed and throws AppError `asterisk-refused`, in words for an administrator, at the first thing
 * that isn't as it was rendered. After an import of thousands the phones are listed once and a part of them is looked at.
 */
export async function readBack(asterisk: AsteriskRequests, changed: readonly ReadBack[]): Promise<void> {
  if (changed.length > askedForAtMost) await checkEndpointsAreThere(asterisk, changed);
  await Promise.all(sample(changed).map((item) => check(asterisk, item)));
}

function sample(changed: readonly ReadBack[]): readonly ReadBack[] {
  if (changed.length <= askedForAtMost) return changed;
  const step = (changed.length - 1) / (askedForAtMost - 1);
  return Array.from({ length: askedForAtMost }, (_, at) => changed[Math.round(at * step)]).filter(
    (item) => item !== undefined,
  );
}

async function checkEndpointsAreThere(asterisk: AsteriskRequests, changed: readonly ReadBack[]): Promise<void> {
  const known = new Set((await asterisk.showEndpoints()).map(({ name }) => name));
  for (const item of changed) {
    if (item.kind !== 'endpoint' || item.objects.endpoint === undefined) continue;
    if (known.has(item.name) !== (item.objects.endpoint !== null)) throw differs(item.name, 'the phone');
  }
}

function check(asterisk: AsteriskRequests, item: ReadBack): Promise<void> {
  switch (item.kind) {
    case 'endpoint':
      return checkEndpoint(asterisk, item);
    case 'extension':
      return checkExtension(asterisk, item);
    case 'mailbox':
      return checkMailbox(asterisk, item);
    case 'trunk':
      return checkTrunk(asterisk, item);
    case 'context':
      return checkContext(asterisk, item);
  }
}

async function checkEndpoint(
  asterisk: AsteriskRequests,
  { name, objects }: Extract<ReadBack, { kind: 'endpoint' }>,
): Promise<void> {
  const details = await detailsOf(asterisk, name);
  for (const [kind, settings] of Object.entries(objects)) {
    const detail = details.find((entry) => entry.ObjectType === kind && entry.ObjectName === name);
    // Without its endpoint an AOR or a password isn't listed, nor is it of use to anybody.
    if (settings === null ? detail !== undefined : detail === undefined) throw differs(name, describe[kind] ?? kind);
    for (const [setting, value] of Object.entries(settings ?? {})) {
      if (detail && reported(detail, setting) !== asReported(setting, value)) throw differs(name, setting);
    }
  }
}

const describe: Readonly<Record<string, string>> = {
  endpoint: 'the phone',
  aor: 'where it registers',
  auth: 'its password',
};

/** The endpoint, its AOR and its password; nothing when there is no such endpoint. */
async function detailsOf(asterisk: AsteriskRequests, endpoint: string): Promise<readonly AmiMessage[]> {
  try {
    return (await asterisk.action('PJSIPShowEndpoint', { Endpoint: endpoint })).entries;
  } catch (fault) {
    if (fault instanceof AppError && fault.id === 'not-found') return [];
    throw fault;
  }
}

/** Words that Asterisk reports in another form than it reads. */
const words: Readonly<Record<string, string>> = {
  true: 'yes',
  Yes: 'yes',
  false: 'no',
  No: 'no',
  Fingerprint: 'fingerprint',
};

/** Asterisk writes `max_contacts` as `MaxContacts`. */
function reported(detail: AmiMessage, setting: string): string | undefined {
  const wanted = setting.replaceAll('_', '').toLowerCase();
  const value = Object.entries(detail).find(([header]) => header.toLowerCase() === wanted)?.[1];
  return value === undefined ? undefined : (words[value] ?? value);
}

/** `allow = !all,opus,ulaw` is reported as `(opus|ulaw)`. */
function asReported(setting: string, value: string): string {
  return setting === 'allow' ? `(${value.replace(/^!all,/, '').replaceAll(',', '|')})` : value;
}

async function checkExtension(
  asterisk: AsteriskRequests,
  { number, does }: Extract<ReadBack, { kind: 'extension' }>,
): Promise<void> {
  const lines = await asterisk.showDialplan('extensions', number);
  const first = lines.find((line) => line.extension === number && line.priority === '1');
  const found = first ? `${first.application}(${first.data})` : null;
  if (found !== does) throw differs(number, 'what is done when it is dialled');
}

async function checkMailbox(
  asterisk: AsteriskRequests,
  { number, exists }: Extract<ReadBack, { kind: 'mailbox' }>,
): Promise<void> {
  const { entries } = await asterisk.action('VoicemailUserStatus', { Context: 'default', Mailbox: number });
  if (entries.length > 0 !== exists) throw differs(number, 'its mailbox');
}

function differs(number: string, what: string): AppError {
  return new AppError(
    'asterisk-refused',
    `Asterisk did not take extension ${number} over as it was prepared (${what}). Its messages.log says why.`,
  );
}
