import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { asteriskCommand } from '@flexpbx/ops';
import { findTestAsterisk } from '../asterisk/test-asterisk.ts';
import type { TestSystem } from '../system/start-system.ts';

const run = promisify(execFile);

/** What one command of the running Asterisk's console prints. */
export async function askAsterisk({ paths }: TestSystem, command: string): Promise<string> {
  const configuration = join(paths.asterisk.etc, 'asterisk.conf');
  const { file, args } = asteriskCommand(await findTestAsterisk(), ['-C', configuration, '-rx', command]);
  return (await run(file, args)).stdout;
}

/** Packets of sound that went between Asterisk and one phone. */
export interface PacketCount {
  readonly received: number;
  readonly sent: number;
}

/** Packets of sound by extension, for those in exactly one call. */
export async function countPackets(system: TestSystem): Promise<ReadonlyMap<string, PacketCount>> {
  const table = await askAsterisk(system, 'pjsip show channelstats');
  // Bridge, channel, time up, codec; then count, lost, percent and jitter of what was received, and the same of what was sent.
  const rows = table.matchAll(/^\s*\S+\s+(\d+)-\S+\s+[\d:]+\s+\S+\s+(\d+)\s+\d+\s+\d+\s+[\d.]+\s+(\d+)/gm);
  return new Map(
    [...rows].map(([, number = '', received, sent]) => [number, { received: Number(received), sent: Number(sent) }]),
  );
}
