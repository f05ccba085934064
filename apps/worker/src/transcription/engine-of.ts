import type { AllowedEngines, TranscriptionSettings } from '@flexpbx/domain';
import { command } from './command.ts';
import type { Engine } from './engine.ts';
import { google } from './google.ts';
import { openai } from './openai.ts';
import { vosk } from './vosk.ts';

/** The engine that was chosen; null: it is off. To be asked only of settings without fault (`engineFault`). */
export function engineOf(settings: TranscriptionSettings, { origins: trustedOrigins }: AllowedEngines): Engine | null {
  switch (settings.engine) {
    case 'off':
      return null;
    case 'vosk':
      return settings.vosk_url === null ? null : vosk({ url: settings.vosk_url, trustedOrigins });
    case 'openai': {
      const { openai_url: url, openai_model: model, openai_key: key } = settings;
      return openai({ url, model, key, trustedOrigins });
    }
    case 'google':
      return google({ url: settings.google_url, key: settings.google_key, trustedOrigins });
    case 'command':
      return settings.command === null ? null : command(settings.command);
    default:
      return settings.engine satisfies never;
  }
}
