import { type Extension, type ExtensionChange, extensionDefaults } from '@flexpbx/domain';
import type { shape } from '@flexpbx/domain/api';
import type { z } from 'zod';
import { generateSipSecret, generateVoicemailPin } from './generated-secrets.ts';

/** A new extension: what was sent, the product's defaults, and generated secrets for the rest. */
export function newExtension(sent: z.output<typeof shape.ExtensionCreate>): Extension {
  return {
    ...extensionDefaults,
    sipSecret: generateSipSecret(),
    voicemailPin: generateVoicemailPin(),
    name: sent.name,
    ...extensionChange(sent),
    number: sent.number,
  };
}

/** The change that was sent, in the domain's names. What was not sent is not in it. */
export function extensionChange(sent: z.output<typeof shape.ExtensionChange>): ExtensionChange {
  return {
    ...(sent.name !== undefined && { name: sent.name }),
    ...(sent.email !== undefined && { email: sent.email }),
    ...(sent.password !== undefined && { sipSecret: sent.password }),
    ...(sent.voicemail_pin !== undefined && { voicemailPin: sent.voicemail_pin }),
    ...(sent.caller_id !== undefined && { callerIdName: sent.caller_id }),
    ...(sent.allow_external !== undefined && { allowExternal: sent.allow_external }),
    ...(sent.voicemail !== undefined && { voicemail: sent.voicemail }),
    ...(sent.no_answer_timeout !== undefined && { ringSeconds: sent.no_answer_timeout }),
    ...(sent.location !== undefined && { location: sent.location }),
    ...(sent.codecs !== undefined && { codecs: sent.codecs }),
    ...(sent.dtmf !== undefined && { dtmf: sent.dtmf }),
    ...(sent.encryption !== undefined && { encryption: sent.encryption }),
    ...(sent.pickup_group !== undefined && { pickupGroup: sent.pickup_group }),
    ...(sent.music !== undefined && { music: sent.music }),
    ...(sent.location_id !== undefined && { locationId: sent.location_id }),
  };
}
