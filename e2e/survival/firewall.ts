import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** A way that is cut. */
export interface Cut {
  mend(): Promise<void>;
}

let cuts = 0;

/**
 * Has the kernel's firewall drop every packet to and from these TCP ports of loopback, so that neither side is told. Only root may.
 * The rule belongs to a process tied to ours (nft(8), `flags owner`): it is gone when we are, however we end.
 */
export async function cutOff(ports: readonly number[]): Promise<Cut> {
  const [command, ...args] = process.getuid?.() === 0 ? ['nft'] : ['sudo', '-n', 'nft'];
  const firewall = spawn(command ?? 'nft', [...args, '--interactive'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(firewall, 'close');
  const complaint = text(firewall.stderr);
  const table = `inet flexpbx_test_${process.pid}_${++cuts}`;
  const either = `{ ${ports.join(', ')} }`;
  const rules = `oif lo tcp dport ${either} drop; oif lo tcp sport ${either} drop`;
  firewall.stdin.write(
    `table ${table} { flags owner; chain cut { type filter hook output priority 0; ${rules}; }; }\n`,
  );
  // It does one line after the other: what it lists is in force.
  firewall.stdin.write(`list table ${table}\n`);
  const refused = ended.then(async () => {
    throw new Error(`the firewall can't be asked: ${await complaint}`);
  });
  refused.catch(() => {}); // It ends once it was mended; that is a failure only before it was in force.
  await Promise.race([said(firewall.stdout, 'sport'), refused]);
  return {
    mend: async () => {
      firewall.stdin.end();
      await ended;
    },
  };
}

/** Resolves when this word was printed. */
async function said(output: NodeJS.ReadableStream, word: string): Promise<void> {
  let heard = '';
  for await (const piece of output) {
    heard += String(piece);
    if (heard.includes(word)) break;
  }
}
