import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type ProcessIdentity, processIdentitySchema } from './process-identity.ts';

/** Notes which process does a job. Replaces what stood there in one step. */
export function writePidFile(file: string, identity: ProcessIdentity): void {
  const temporary = writeTemporary(file, identity);
  renameSync(temporary, file);
}

/**
 * Notes a process just started. Where that can't be (a full disk) the process is ended at once and the reason thrown:
 * one that nobody knows of would stand in the way of the next.
 */
export function notePid(file: string, identity: ProcessIdentity): void {
  try {
    writePidFile(file, identity);
  } catch (fault) {
    process.kill(identity.pid, 'SIGKILL');
    throw fault;
  }
}

/** As {@link writePidFile}, but only where no file is; false when there is one. */
export function createPidFile(file: string, identity: ProcessIdentity): boolean {
  const temporary = writeTemporary(file, identity);
  try {
    linkSync(temporary, file);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** The process noted; null when there is no file, or nothing that can be read in it. */
export function readPidFile(file: string): ProcessIdentity | null {
  try {
    return processIdentitySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Forgets the process noted. */
export function removePidFile(file: string): void {
  rmSync(file, { force: true });
}

function writeTemporary(file: string, identity: ProcessIdentity): string {
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, `${JSON.stringify(identity)}\n`, { mode: 0o644 });
    return temporary;
  } catch (fault) {
    rmSync(temporary, { force: true });
    throw fault;
  }
}
