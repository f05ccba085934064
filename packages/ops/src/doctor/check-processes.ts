import { join } from 'node:path';
import { statePaths } from '@flexpbx/runtime';
import type { ProcessStatus } from '../status.ts';
import { type Finding, ok, type Patient, problem, warning } from './finding.ts';

const check = 'Processes';
/** Each writes every 5 s that it works. */
const silentMs = 30_000;

/** Whether everything the supervisor starts runs and says that it works. */
export function checkProcesses({ environment, status, now }: Patient): Finding[] {
  const { supervisor, processes } = status;
  if (supervisor.pid === null && processes.every(({ pid }) => pid === null)) {
    return [problem(check, 'FlexPBX does not run.', 'Start it: npm start')];
  }
  const { log } = statePaths(environment);
  const findings = processes.flatMap((one) => {
    if (one.pid === null)
      return [problem(check, `${one.name} does not run.`, `Read ${join(log, `${one.name}.output`)}.`)];
    if (!isSilent(one, now)) return [];
    return [
      warning(check, `${one.name} has not said for 30 s that it works.`, `Read ${join(log, `${one.name}.log`)}.`),
    ];
  });
  if (supervisor.pid === null) {
    findings.push(
      problem(check, 'Nobody supervises: what ends is not started again.', 'Start FlexPBX again: npm start'),
    );
  }
  return findings.length > 0 ? findings : [ok(check, `${processes.map(({ name }) => name).join(', ')} run.`)];
}

function isSilent({ lastBeat }: ProcessStatus, now: Date): boolean {
  return lastBeat !== null && now.getTime() - lastBeat.getTime() > silentMs;
}

/** Whether the processes could do more harm than they need to. */
export function checkUser(): Finding[] {
  return process.getuid?.() === 0
    ? [
        warning(
          'User',
          'This runs as root. A fault in FlexPBX or Asterisk could then change everything on this machine.',
          'Make a user for FlexPBX, give it this folder and the state folder, and start it as that user.',
        ),
      ]
    : [ok('User', `Runs as an ordinary user (${process.getuid?.()}).`)];
}
