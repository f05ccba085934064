// Started as its own process by the tests of crashes: does one thing to a spool and is killed before its n-th step there.
import { type Disk, realDisk } from '../disk.ts';
import { spoolOn } from '../voicemail-spool.ts';

/** What the process is told, as JSON in its first argument. */
export interface CrashOrder {
  readonly paths: { readonly voicemail: string; readonly recordings: string };
  readonly work:
    | { readonly verb: 'store'; readonly draftId: string }
    | { readonly verb: 'mark-heard' | 'delete' | 'set-aside'; readonly box: string; readonly id: string };
  /** Steps that change the disk and are still done; at the next one the process kills itself. */
  readonly stepsBeforeCrash: number;
}

const { paths, work, stepsBeforeCrash } = JSON.parse(process.argv[2] ?? '') as CrashOrder;
let steps = 0;

function mortal<Arguments extends unknown[]>(verb: (...given: Arguments) => Promise<void>): typeof verb {
  return (...given) => {
    if (steps++ === stepsBeforeCrash) process.kill(process.pid, 'SIGKILL');
    return verb(...given);
  };
}

const mortalDisk: Disk = {
  ...realDisk,
  write: mortal(realDisk.write),
  rename: mortal(realDisk.rename),
  link: mortal(realDisk.link),
  remove: mortal(realDisk.remove),
  sync: mortal(realDisk.sync),
};

const spool = spoolOn(mortalDisk, paths);
if (work.verb === 'store') await spool.storeDraft(work.draftId);
if (work.verb === 'mark-heard') await spool.markHeard(work.box, [work.id]);
if (work.verb === 'set-aside') await spool.setAside(work.box, work.id);
if (work.verb === 'delete') await spool.deleteMessage(work.box, work.id);
