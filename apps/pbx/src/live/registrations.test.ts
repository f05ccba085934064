import type { AmiEvents, Contact } from '@flexpbx/asterisk';
import { expect, it } from 'vitest';
import { foldRegistrations, noRegistrations, type Registrations, registrationsFrom } from './registrations.ts';

const uri = 'sip:1001@192.0.2.7:5060';
const now = new Date('2026-11-21T09:00:00Z');
const later = new Date('2026-11-21T09:01:00Z');
const contact: Contact = {
  aor: '1001',
  uri,
  userAgent: 'Phone 1.0',
  status: 'Reachable',
  roundTripMs: 12,
  expiresAt: null,
};
const registered = registrationsFrom([contact], noRegistrations, now);

const told = (status: string, roundTripMs: number | null): AmiEvents['ContactStatus'] => ({
  aor: '1001',
  endpoint: '1001',
  uri,
  status,
  roundTripMs,
});
const only = (registrations: Registrations) => [...registrations.values()];

it('given Asterisk lists a contact, then it is a registration', () => {
  expect(only(registered)).toEqual([
    {
      extension: '1001',
      contact: uri,
      userAgent: 'Phone 1.0',
      reachability: 'reachable',
      roundTripMs: 12,
      updatedAt: now,
    },
  ]);
});

it.each([
  ['Reachable', 'reachable'],
  ['Unreachable', 'unreachable'],
  ['NonQualified', 'unknown'],
  ['Created', 'unknown'],
])('given the list says %s, then the phone is %s', (status, reachability) => {
  expect(only(registrationsFrom([{ ...contact, status }], noRegistrations, now))).toMatchObject([{ reachability }]);
});

it('given a phone we know is not reached any more, then it is told so', () => {
  const { registrations, isComplete } = foldRegistrations(registered, told('Unreachable', null), later);
  expect(isComplete).toBe(true);
  expect(only(registrations)).toMatchObject([{ reachability: 'unreachable', roundTripMs: null, updatedAt: later }]);
});

it('given a phone we do not know, then the list has to be read', () => {
  const unknown = foldRegistrations(noRegistrations, told('Created', null), now);
  expect(unknown).toEqual({ registrations: noRegistrations, isComplete: false });
});

it('given a registration ends, then it is gone', () => {
  expect(only(foldRegistrations(registered, told('Removed', null), later).registrations)).toEqual([]);
});

it.each([
  ['registers again', told('Updated', null)],
  ['answers a little slower', told('Reachable', 30)],
])('given a phone only %s, then nothing is written', (_what, event) => {
  expect(foldRegistrations(registered, event, later).registrations).toBe(registered);
});

it('given a phone answers much slower, then it is written', () => {
  const { registrations } = foldRegistrations(registered, told('Reachable', 400), later);
  expect(only(registrations)).toMatchObject([{ roundTripMs: 400 }]);
});

it('given the list is read again and says the same, then the registration stays as it was', () => {
  const again = registrationsFrom([{ ...contact, roundTripMs: 15 }], registered, later);
  expect(only(again)[0]).toBe(only(registered)[0]);
});
