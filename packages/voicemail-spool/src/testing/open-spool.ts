import { realDisk } from '../disk.ts';
import { spoolOn, type VoicemailSpool } from '../voicemail-spool.ts';
import type { TestSpool } from './spool-builder.ts';

/** Opens a test's spool as a process that was just started would. */
export function openSpoolAt(spool: TestSpool): VoicemailSpool {
  return spoolOn(realDisk, spool.paths);
}
