import type { StoredExtension } from '@flexpbx/db';
import { type Extension, phoneState, type Registration } from '@flexpbx/domain';
import type { shape } from '@flexpbx/domain/api';
import type { Environment } from '@flexpbx/runtime';
import type { z } from 'zod';

/** A registered phone as the API shows it. */
export function presentRegistration(registration: Registration): z.input<typeof shape.Registration> {
  return {
    contact: registration.contact,
    user_agent: registration.userAgent,
    reachability: registration.reachability,
    round_trip_ms: registration.roundTripMs,
    updated_at: registration.updatedAt.toISOString(),
  };
}

/** An extension as the API shows it: with its phones, without its secrets. */
export function presentExtension(
  extension: StoredExtension,
  registrations: readonly Registration[],
): z.input<typeof shape.Extension> {
  return {
    number: extension.number,
    name: extension.name,
    email: extension.email,
    caller_id: extension.callerIdName,
    allow_external: extension.allowExternal,
    voicemail: extension.voicemail,
    no_answer_timeout: extension.ringSeconds,
    location: extension.location,
    codecs: extension.codecs,
    dtmf: extension.dtmf,
    encryption: extension.encryption,
    pickup_group: extension.pickupGroup,
    music: extension.music,
    location_id: extension.locationId,
    state: phoneState(registrations),
    registrations: registrations.map(presentRegistration),
    account: extension.account,
    created_at: extension.createdAt.toISOString(),
    updated_at: extension.updatedAt.toISOString(),
  };
}

/** What has to be typed into a phone so that it becomes this extension. */
export function presentPhoneSetup(
  extension: Extension,
  { publicHost, ports }: Pick<Environment, 'publicHost' | 'ports'>,
): z.input<typeof shape.PhoneSetup> {
  return {
    server: publicHost,
    sip_port: ports.sip,
    sips_port: ports.sips,
    // Browser phones come by WebSocket too, but nobody types that into a phone.
    transports: ['udp', 'tcp', 'tls'],
    username: extension.number,
    password: extension.sipSecret,
    display_name: extension.name,
    voicemail_code: '*97',
    voicemail_pin: extension.voicemail ? extension.voicemailPin : null,
  };
}
