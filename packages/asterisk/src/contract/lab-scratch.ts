import { silentLogger } from '@flexpbx/runtime';
import { connectAmi } from '../ami/connect.ts';
import { connectAri } from '../ari/connect.ts';
import { startRealAsterisk } from './real-asterisk.ts';
import { Witness } from './witness.ts';

const asterisk = await startRealAsterisk();
const login = { host: '127.0.0.1', username: asterisk.username, password: asterisk.password };
const signal = AbortSignal.timeout(60_000);
const port = await connectAri({
  ...login,
  port: asterisk.httpPort,
  application: 'flexpbx',
  logger: silentLogger,
  signal,
});
const ami = await connectAmi({ ...login, port: asterisk.amiPort, events: [], logger: silentLogger, signal });
const w = new Witness(port);
const t0 = performance.now();
port.listen((e) =>
  console.log(
    Math.round(performance.now() - t0),
    e.type,
    'channel' in e ? `${e.channel.id} ${e.channel.name} ${e.channel.state}` : JSON.stringify(e),
  ),
);
const cmd = async (Command: string) => {
  const a = await ami.action('Command', { Command });
  return JSON.stringify(a.response).slice(0, 1500);
};
try {
  for (const c of [
    'dialplan add extension s,1,Bridge(${LEG},tkTKx) into talk',
    'dialplan add extension s,2,NoOp(${BRIDGERESULT}) into talk',
    'dialplan add extension s,3,Hangup() into talk',
  ])
    console.log(await cmd(c));
  await ami.action('Originate', {
    Channel: 'Local/call@enter/n',
    ChannelId: 'far',
    OtherChannelId: 'caller',
    Context: 'callers',
    Exten: 'silence',
    Priority: '1',
    CallerID: '"Ann" <1001>',
    Async: 'true',
    Variable: ['__CONTRACT_APPLICATION=flexpbx', '__CONTRACT_FLOW=leave', '__CONTRACT_MAILBOX=1001'],
  });
  await w.sees('channel-entered', 'caller');
  await port.channels.ring('caller');
  await port.channels.originate('leg', {
    endpoint: process.argv[2] ?? 'Local/answers@phones',
    arguments: ['leg', 'caller'],
    callerId: '"Ann" <1001>',
    ringSeconds: 20,
    variables: { FLEXPBX_FLOW: 'leg' },
    originator: 'caller',
  });
  await w.until(() => w.story('leg', 'dial').length > 1 || null);
  console.log(await cmd('core show channels concise'));
  console.log('holdings while ringing', JSON.stringify(await port.holdings()));
  await w.sees('channel-entered', 'leg');
  console.log(await cmd('core show channels concise'));
  console.log('HAND OVER');
  await port.channels.setVariables('caller', { LEG: 'leg' });
  await port.channels.continueTo('caller', { context: 'talk', extension: 's', priority: 1 });
  await new Promise((r) => setTimeout(r, 1500));
  console.log('holdings', JSON.stringify(await port.holdings()));
  console.log(
    (await port.channels.list()).map((c) => `${c.id} ${c.name} ${c.state} ${JSON.stringify(c.dialplan)}`).join('\n'),
  );
  console.log(await cmd('core show channels concise'));
  console.log(await cmd('bridge show all'));
  console.log('HANG UP', process.argv[3] ?? 'far');
  const who = process.argv[3] ?? 'far';
  if (who === 'far') await ami.hangup('far');
  else await port.channels.hangUp('leg', 'normal');
  await new Promise((r) => setTimeout(r, 800));
  console.log(
    (await port.channels.list()).map((c) => `${c.id} ${c.name} ${c.state} ${JSON.stringify(c.dialplan)}`).join('\n'),
  );
  console.log('holdings', JSON.stringify(await port.holdings()));
  console.log(await asterisk.messages());
} finally {
  await port.close();
  await ami.close();
  await asterisk.stop();
}
process.exit(0);
