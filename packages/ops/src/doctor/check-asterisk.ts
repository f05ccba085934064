import { asteriskConsole } from '../asterisk/asterisk-console.ts';
import { formatVersion } from '../asterisk/asterisk-version.ts';
import { provenAsteriskVersion } from '../asterisk/proven-version.ts';
import { type Finding, ok, type Patient, problem, warning } from './finding.ts';

const answerMs = 5_000;
/** The console's table cuts names off there. */
const shownOfUserName = 15;
const restart = 'Stop FlexPBX (Ctrl-C) and start it again: npm start';

/** Whether there is an Asterisk that can be used, and whether it is the one everything was tried with. */
export async function checkAsteriskVersion({ installation }: Patient): Promise<Finding[]> {
  const check = 'Asterisk version';
  if ('missing' in installation) return [problem(check, installation.missing, null)];
  const version = formatVersion(installation.version);
  const proven = await provenAsteriskVersion();
  if (version === proven) return [ok(check, `${version}, the one FlexPBX was tested with.`)];
  const says = `${version}; FlexPBX was tested with ${proven}.`;
  return [warning(check, says, 'It should work. If calls behave oddly, name this version when you report it.')];
}

/** Whether Asterisk runs, answers, and our processes are signed in to its interfaces. */
export async function checkAsteriskRuns({ environment, status, installation }: Patient): Promise<Finding[]> {
  const check = 'Asterisk';
  if ('missing' in installation) return [];
  const { pid, uptimeSeconds, calls } = status.asterisk;
  if (pid === null) return [problem(check, 'Asterisk does not run: no calls are possible.', restart)];
  if (uptimeSeconds === null) return [problem(check, `Asterisk (process ${pid}) does not answer.`, restart)];
  const running = ok(check, `Runs for ${uptimeSeconds} s, ${calls ?? 'an unknown number of'} calls now.`);
  const console = asteriskConsole(installation, environment);
  const [applications, sessions] = await Promise.all([
    console.ask('ari show apps', answerMs),
    console.ask('manager show connected', answerMs),
  ]);
  return [running, applicationFinding(applications), managerFinding(sessions)];
}

/** From `ari show apps`: whether call control is connected by ARI. */
export function applicationFinding(printed: string | null): Finding {
  const check = 'Asterisk: ARI';
  return /^flexpbx\s*$/m.test(printed ?? '')
    ? ok(check, 'Call control is connected.')
    : problem(
        check,
        "Call control is not connected: callers meet Asterisk's own mailboxes.",
        'Read pbx.log in the log folder.',
      );
}

/** From `manager show connected`: whether call control and configd are connected by AMI. */
export function managerFinding(printed: string | null): Finding {
  const check = 'Asterisk: AMI';
  const missing = ['flexpbx-calls', 'flexpbx-configuration'].filter(
    (user) => !(printed ?? '').includes(user.slice(0, shownOfUserName)),
  );
  return missing.length === 0
    ? ok(check, 'Call control and configd are connected.')
    : problem(
        check,
        `Not connected: ${missing.join(', ')}.`,
        'Read pbx.log (flexpbx-calls) and configd.log (flexpbx-configuration) in the log folder.',
      );
}
