import { isPublicName } from '../public-name.ts';
import type { TranscriptionSettings } from '../settings/transcription.ts';

/** What the operator of the machine allows, whatever is set in the portal. */
export interface AllowedEngines {
  /** Origins of servers inside the network that may be asked: `ws://127.0.0.1:2700`. */
  readonly origins: readonly string[];
  /** Absolute paths of programs that may be run. */
  readonly commands: readonly string[];
}

/** What keeps an engine from being used, and the field to mend. */
export interface EngineFault {
  readonly field: keyof TranscriptionSettings;
  readonly message: string;
}

/** Why messages can't be put into words with these settings; null when they can, or when it is off. */
export function engineFault(settings: TranscriptionSettings, allowed: AllowedEngines): EngineFault | null {
  switch (settings.engine) {
    case 'off':
      return null;
    case 'vosk':
      return settings.vosk_url === null
        ? { field: 'vosk_url', message: 'Give the address of the Vosk server.' }
        : addressFault('vosk_url', settings.vosk_url, allowed);
    case 'openai':
      return addressFault('openai_url', settings.openai_url, allowed);
    case 'google':
      return addressFault('google_url', settings.google_url, allowed);
    case 'command':
      return settings.command !== null && allowed.commands.includes(settings.command)
        ? null
        : { field: 'command', message: 'Choose one of the programs that FLEXPBX_TRANSCRIPTION_COMMANDS allows.' };
    default:
      return settings.engine satisfies never;
  }
}

/**
 * Servers are public and encrypt: with anything else, whoever may change settings could have us call machines inside the
 * network and read what they answer.
 */
function addressFault(field: EngineFault['field'], url: string, { origins }: AllowedEngines): EngineFault | null {
  const { protocol, hostname } = new URL(url);
  if (origins.includes(originOf(url))) return null;
  if (/^(https|wss):$/.test(protocol) && isPublicName(hostname)) return null;
  return {
    field,
    message: `This is no public server that encrypts. FLEXPBX_TRANSCRIPTION_ORIGINS can allow it: ${originOf(url)}.`,
  };
}

/** Scheme, host and port. */
export function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
