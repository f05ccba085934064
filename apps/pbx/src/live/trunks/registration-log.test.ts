import { expect, test } from 'vitest';
import { endOfLog } from './asterisk-log.ts';
import { registrationFaultIn } from './registration-log.ts';

const us = 'sip:us@provider.net';
const line = (said: string) => `[2026-11-21 04:46:37.258] WARNING[20569] res_pjsip_outbound_registration.c: ${said}`;
const server = "received from 'sip:provider.net' on registration attempt to";

// The words of Asterisk 22 (res_pjsip_outbound_registration.c).
test.each([
  [`403 Forbidden fatal response ${server} '${us}', retrying in '300' seconds`, 403],
  [`'404' fatal response ${server} '${us}', retrying in '300' seconds`, 404],
  [`Fatal response '403' ${server} '${us}', stopping outbound registration`, 403],
  [`Temporal response '503' ${server} '${us}', retrying in '30'`, 503],
  [`No response ${server} '${us}', retrying in '30'`, null],
])('given Asterisk logs "%s", then the answer was %s', (said, status) => {
  expect(registrationFaultIn(`${line(said)}\n`, us)).toEqual({ status });
});

test('given several failures, then the last one of this account counts', () => {
  const log = [
    line(`No response ${server} '${us}', retrying in '30'`),
    line(`Temporal response '503' ${server} '${us}', retrying in '30'`),
    line(`Fatal response '403' ${server} 'sip:others@provider.net', stopping outbound registration`),
  ].join('\n');
  expect(registrationFaultIn(log, us)).toEqual({ status: 503 });
});

test('given nothing of it in the log, or no log, then nothing is known', async () => {
  expect(registrationFaultIn(line('something else'), us)).toBeNull();
  expect(registrationFaultIn(await endOfLog('/no/such/file'), us)).toBeNull();
});
