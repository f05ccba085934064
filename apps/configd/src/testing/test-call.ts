import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AsteriskProcess } from './asterisk-process.ts';
import type { House } from './house.ts';

/** An operator's own additions, as they may stand beside our files: a number that answers and keeps the line. */
const additions = `[test-call]
exten => s,1,Answer()
 same => n,Wait(300)
`;

/** Puts the additions where Asterisk finds them at its next start or reload. */
export async function addTestCall({ parts }: House): Promise<void> {
  const folder = join(parts.folders.etc, 'custom');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'extensions.conf'), additions);
}

/** Sets up a call between two Local channels that talk until Asterisk ends. */
export async function placeCall({ environment, access }: House): Promise<void> {
  const { username, password } = access.ari;
  const query = 'endpoint=Local/s@test-call/n&context=test-call&extension=s&priority=1';
  const response = await fetch(`http://127.0.0.1:${environment.ports.asteriskHttp}/ari/channels?${query}`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` },
  });
  if (!response.ok) throw new Error(`the call was refused: ${response.status} ${await response.text()}`);
}

/** Names and states of all channels. */
export async function channelsOf({ ami }: AsteriskProcess): Promise<string[]> {
  return (await ami.coreShowChannels()).map(({ name, state }) => `${name} ${state}`).sort();
}
