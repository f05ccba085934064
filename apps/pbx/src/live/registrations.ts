import type { AmiEvents, Contact } from '@flexpbx/asterisk';
import type { Reachability, Registration } from '@flexpbx/domain';

/** Registered phones by extension and address. */
export type Registrations = ReadonlyMap<string, Registration>;

/** No phone is registered. */
export const noRegistrations: Registrations = new Map();

/**
 * What becomes of the registrations by one event. `isComplete: false`: the event tells of a phone without saying what
 * phone it is; the list has to be read.
 */
export function foldRegistrations(
  registrations: Registrations,
  event: AmiEvents['ContactStatus'],
  now: Date,
): { readonly registrations: Registrations; readonly isComplete: boolean } {
  const extension = event.aor || event.endpoint;
  const key = keyOf(extension, event.uri);
  const known = registrations.get(key);
  if (event.status === 'Removed') return { registrations: without(registrations, key), isComplete: true };
  if (!known) return { registrations, isComplete: false };
  // "Updated" is the phone registering again, about once an hour; nothing people see changes by it.
  if (event.status === 'Updated') return { registrations, isComplete: true };
  const told: Registration = {
    ...known,
    reachability: reachabilityOf(event.status),
    roundTripMs: event.roundTripMs,
    updatedAt: now,
  };
  return { registrations: isNews(known, told) ? withOne(registrations, key, told) : registrations, isComplete: true };
}

/** The registrations as Asterisk lists its contacts; `before` keeps what did not change as it was. */
export function registrationsFrom(contacts: readonly Contact[], before: Registrations, now: Date): Registrations {
  return new Map(
    contacts.map((contact) => {
      const key = keyOf(contact.aor, contact.uri);
      const told: Registration = {
        extension: contact.aor,
        contact: contact.uri,
        userAgent: contact.userAgent,
        reachability: reachabilityOf(contact.status),
        roundTripMs: contact.roundTripMs,
        updatedAt: now,
      };
      const known = before.get(key);
      return [key, known && known.userAgent === told.userAgent && !isNews(known, told) ? known : told];
    }),
  );
}

function keyOf(extension: string, contact: string): string {
  return `${extension} ${contact}`;
}

function reachabilityOf(status: string): Reachability {
  if (status === 'Reachable') return 'reachable';
  return status === 'Unreachable' ? 'unreachable' : 'unknown';
}

/** With every OPTIONS the round trip is another; only a marked change of it is worth a write. */
const markedChangeMs = 20;

function isNews(known: Registration, told: Registration): boolean {
  if (known.reachability !== told.reachability) return true;
  if (known.roundTripMs === null || told.roundTripMs === null) return known.roundTripMs !== told.roundTripMs;
  const change = Math.abs(told.roundTripMs - known.roundTripMs);
  return change > Math.max(markedChangeMs, known.roundTripMs / 2);
}

function withOne(registrations: Registrations, key: string, registration: Registration): Registrations {
  return new Map(registrations).set(key, registration);
}

function without(registrations: Registrations, key: string): Registrations {
  if (!registrations.has(key)) return registrations;
  const rest = new Map(registrations);
  rest.delete(key);
  return rest;
}
