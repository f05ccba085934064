import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Who listens on a port. */
export interface PortHolder {
  readonly pid: number;
  /** Its command line, cut short. */
  readonly command: string;
}

const tcpListening = '0A';

/**
 * The sockets that hold a local port, from the text of /proc/net/{tcp,tcp6,udp,udp6} (proc_pid_net(5)): the inode of
 * each line whose local port is `port`; for TCP only listening ones.
 */
export function socketsOnPort(table: string, port: number, protocol: 'tcp' | 'udp'): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(`:${wanted}`) && (protocol === 'udp' || state === tcpListening))
    .map((columns) => columns[9] ?? '')
    .filter((inode) => inode !== '' && inode !== '0');
}

/** The process that holds a port; `nobody`, or `hidden` when it is another user's, whose files we may not see. */
export function findPortHolder(port: number, protocol: 'tcp' | 'udp'): PortHolder | 'nobody' | 'hidden' {
  const tables = [`/proc/net/${protocol}`, `/proc/net/${protocol}6`].map((file) => readOrEmpty(file));
  const links = new Set(tables.flatMap((table) => socketsOnPort(table, port, protocol)).map((i) => `socket:[${i}]`));
  if (links.size === 0) return 'nobody';
  for (const pid of listOrEmpty('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const open = listOrEmpty(`/proc/${pid}/fd`);
    if (open.some((descriptor) => links.has(linkOrEmpty(`/proc/${pid}/fd/${descriptor}`)))) {
      return { pid: Number(pid), command: commandLine(pid) };
    }
  }
  return 'hidden';
}

const longestCommand = 80;

function commandLine(pid: string): string {
  const words = readOrEmpty(`/proc/${pid}/cmdline`).split('\0').join(' ').trim();
  return words.length > longestCommand ? `${words.slice(0, longestCommand)}…` : words;
}

// What ends or is another user's while we look is as good as not there.

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function listOrEmpty(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function linkOrEmpty(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}
