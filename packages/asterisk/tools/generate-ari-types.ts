/**
 * Writes src/ari/generated.ts from the API description that comes with Asterisk:
 *
 *   node packages/asterisk/tools/generate-ari-types.ts <asterisk-root>/usr/share/asterisk/rest-api
 *
 * Only what the adapter reads is written, with all it refers to. To read more, add its name below and run this again.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const events = [
  'StasisStart',
  'StasisEnd',
  'ChannelStateChange',
  'ChannelHangupRequest',
  'ChannelDestroyed',
  'ChannelDtmfReceived',
  'Dial',
  'PlaybackStarted',
  'PlaybackFinished',
  'RecordingStarted',
  'RecordingFinished',
  'RecordingFailed',
  'ChannelEnteredBridge',
  'ChannelLeftBridge',
  'ApplicationReplaced',
];
const models = ['Application', 'Bridge', 'Channel', 'LiveRecording', 'Playback', 'StoredRecording', 'Variable'];

const modelSchema = z.object({
  description: z.string().optional(),
  properties: z.record(
    z.string(),
    z.object({
      type: z.string(),
      required: z.boolean().optional(),
      description: z.string().optional(),
      allowableValues: z.object({ values: z.array(z.string()) }).optional(),
    }),
  ),
});
type Model = z.infer<typeof modelSchema>;
const resourceSchema = z.object({ models: z.record(z.string(), modelSchema).default({}) });

const primitives: Readonly<Record<string, string>> = {
  string: 'string',
  int: 'number',
  long: 'number',
  double: 'number',
  boolean: 'boolean',
  Date: 'string',
  object: 'Readonly<Record<string, unknown>>',
};

function readModels(folder: string): Map<string, Model> {
  const found = new Map<string, Model>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'resources.json')) {
    const resource = resourceSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    for (const [name, model] of Object.entries(resource.models)) found.set(name, model);
  }
  return found;
}

function referred(type: string): string {
  return /^List\[(\w+)\]$/.exec(type)?.[1] ?? type;
}

function reachableFrom(names: readonly string[], all: ReadonlyMap<string, Model>): Map<string, Model> {
  const reached = new Map<string, Model>();
  const visit = (name: string) => {
    if (reached.has(name) || name in primitives) return;
    const model = all.get(name);
    if (!model) throw new Error(`Asterisk's API description has no ${name}`);
    reached.set(name, model);
    for (const property of Object.values(model.properties)) visit(referred(property.type));
  };
  names.forEach(visit);
  return reached;
}

function typeOf(type: string, values: readonly string[] | undefined): string {
  if (values) return values.map((value) => `'${value}'`).join(' | ');
  const item = referred(type);
  const written = primitives[item] ?? item;
  return item === type ? written : `readonly ${written}[]`;
}

function comment(text: string | undefined, indent: string): string {
  return text ? `${indent}/** ${text.replace(/\s+/g, ' ').trim()} */\n` : '';
}

function interfaceText(name: string, model: Model): string {
  const isEvent = events.includes(name);
  const lines = Object.entries(model.properties).map(([key, property]) => {
    const optional = property.required === true ? '' : '?';
    const type = typeOf(property.type, property.allowableValues?.values);
    return `${comment(property.description, '  ')}  readonly ${key}${optional}: ${type};`;
  });
  if (isEvent) lines.unshift(`  readonly type: '${name}';`, '  readonly timestamp: string;');
  const visible = models.includes(name) ? 'export ' : '';
  return `${comment(model.description, '')}${visible}interface ${name} {\n${lines.join('\n')}\n}\n`;
}

function generate(folder: string): string {
  const chosen = reachableFrom([...events, ...models], readModels(folder));
  const texts = [...chosen].sort(([a], [b]) => a.localeCompare(b)).map(([name, model]) => interfaceText(name, model));
  return [
    '// Written by tools/generate-ari-types.ts from the API description that comes with Asterisk. Do not edit.\n',
    `/** The events the adapter reads. */\nexport type AriEvent = ${events.join(' | ')};\n`,
    ...texts,
  ].join('\n');
}

const folder = process.argv[2];
if (!folder) throw new Error('Name the folder with the API description: <asterisk-root>/usr/share/asterisk/rest-api');
const target = resolve(import.meta.dirname, '../src/ari/generated.ts');
writeFileSync(target, generate(resolve(folder)));
execFileSync('biome', ['format', '--write', target], { stdio: 'inherit' });
