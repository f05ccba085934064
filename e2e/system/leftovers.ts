import { readdir, readFile } from 'node:fs/promises';

/** Processes that run with this text in their environment or command line: those of one system, by its state folder. */
export async function processesOf(stateDir: string): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 1 && pid !== process.pid);
  const found = await Promise.all(pids.map(async (pid) => ((await mentions(pid, stateDir)) ? pid : 0)));
  return found.filter((pid) => pid > 0);
}

/** A process that ended meanwhile, or belongs to somebody else, is none of ours. */
async function mentions(pid: number, text: string): Promise<boolean> {
  const read = (file: string): Promise<string> => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
  return (await read('environ')).includes(text) || (await read('cmdline')).includes(text);
}
