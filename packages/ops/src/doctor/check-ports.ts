import { portTrouble } from '../ports/check-ports.ts';
import { type NeededPort, neededPorts } from '../ports/needed-ports.ts';
import { findPortHolder } from '../ports/port-holder.ts';
import { type Finding, ok, type Patient, problem } from './finding.ts';

const check = 'Ports';

/** Whether each port is held by the process of ours it belongs to, or is free for it. */
export async function checkEachPort({ environment, status }: Patient): Promise<Finding[]> {
  const owners = {
    asterisk: status.asterisk.pid,
    portal: status.processes.find(({ name }) => name === 'portal')?.pid ?? null,
  };
  const ports = neededPorts(environment);
  const troubles = await Promise.all(
    ports.map((needed) => {
      const owner = owners[needed.owner];
      return owner === null ? troubleBeforeStart(needed) : troubleWhileRunning(needed, owner);
    }),
  );
  const found = troubles.filter((finding) => finding !== null);
  return found.length > 0 ? found : [ok(check, `${list(ports)}: as they should be.`)];
}

async function troubleBeforeStart(needed: NeededPort): Promise<Finding | null> {
  const trouble = await portTrouble(needed);
  return trouble === null ? null : problem(check, trouble, `${needed.setting}=<free port> npm start`);
}

function troubleWhileRunning({ protocol, port, purpose, setting, owner }: NeededPort, pid: number): Finding | null {
  const holder = findPortHolder(port, protocol);
  if (holder === 'hidden' || (holder !== 'nobody' && holder.pid === pid)) return null;
  const name = `${protocol.toUpperCase()} port ${port} (${purpose})`;
  const says =
    holder === 'nobody'
      ? `Nobody listens on ${name}, though ${owner} runs.`
      : `${name} is held by process ${holder.pid} (${holder.command}), not by ${owner}.`;
  return problem(check, says, `Free the port or change ${setting}, then stop and start FlexPBX.`);
}

function list(ports: readonly NeededPort[]): string {
  return ports.map(({ protocol, port }) => `${protocol.toUpperCase()} ${port}`).join(', ');
}
