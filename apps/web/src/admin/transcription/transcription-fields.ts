import { settingsSections, type TranscriptionSettings } from '@flexpbx/domain';
import { z } from 'zod';
import type { Output } from '../../api/client.ts';
import type { FieldErrors } from '../../design/use-form.ts';

type Shown = Output<'getConfig'>['transcription'];

/** Fields of the form, as typed. Names are the API's, so that its complaints find their field. */
export type TranscriptionFields = Readonly<{
  engine: Shown['engine'];
  every_mailbox: boolean;
  language: string;
  notice_waits_seconds: string;
  vosk_url: string;
  openai_url: string;
  openai_model: string;
  /** Empty: as it is. */
  openai_key: string;
  google_url: string;
  /** Empty: as it is. */
  google_key: string;
  command: string;
}>;

/** The rules of the fields, as the API has them. */
export const transcriptionSchema = z.object(settingsSections.transcription.shape).partial();

/** A form to change who puts messages into words; keys are never filled in. */
export function fieldsOf(settings: Shown): TranscriptionFields {
  return {
    ...settings,
    notice_waits_seconds: String(settings.notice_waits_seconds),
    vosk_url: settings.vosk_url ?? '',
    command: settings.command ?? '',
    openai_key: '',
    google_key: '',
  };
}

/** What to send: what is common, and what belongs to the engine that is chosen. The rest stays as it is. */
export function changeOf(fields: TranscriptionFields): Partial<TranscriptionSettings> {
  const { engine, every_mailbox } = fields;
  return {
    engine,
    every_mailbox,
    language: fields.language.trim(),
    notice_waits_seconds: Number(fields.notice_waits_seconds),
    ...ofEngine(fields),
  };
}

function ofEngine(fields: TranscriptionFields): Partial<TranscriptionSettings> {
  switch (fields.engine) {
    case 'off':
      return {};
    case 'vosk':
      return { vosk_url: fields.vosk_url.trim() || null };
    case 'openai':
      return {
        openai_url: fields.openai_url.trim(),
        openai_model: fields.openai_model.trim(),
        ...(fields.openai_key !== '' && { openai_key: fields.openai_key.trim() }),
      };
    case 'google':
      return {
        google_url: fields.google_url.trim(),
        ...(fields.google_key !== '' && { google_key: fields.google_key.trim() }),
      };
    case 'command':
      return { command: fields.command || null };
    default:
      return fields.engine satisfies never;
  }
}

/** What the rules of single fields don't say. */
export function checkFields(fields: TranscriptionFields): FieldErrors<TranscriptionFields> {
  return {
    ...(!/^\d+$/.test(fields.notice_waits_seconds.trim()) && { notice_waits_seconds: 'Give a number of seconds.' }),
    ...(fields.engine === 'vosk' && fields.vosk_url.trim() === '' && { vosk_url: 'Give the address of the server.' }),
    ...(fields.engine === 'command' && fields.command === '' && { command: 'Choose a program.' }),
  };
}
