import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { addressOf, request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Found } from '../../design/found.tsx';
import { Page, Section } from '../../design/page.tsx';
import { AudioPlayer } from '../../telephony/audio-player.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { ThingSettings } from '../things/thing-settings.tsx';
import { fieldsOf, type PromptAnswer, type PromptFields, promptOf } from './prompt-fields.ts';
import { PromptForm } from './prompt-form.tsx';
import { RecordByPhone } from './record-by-phone.tsx';
import { RecordHere } from './record-here.tsx';

/** Changes what a prompt says, or deletes it. */
export function PromptPage() {
  const { id = '' } = useParams();
  const prompt = useQuery(query('getPrompt', { params: { key: id } }));
  return <Found query={prompt}>{(found) => <KnownPrompt prompt={found} />}</Found>;
}

function KnownPrompt({ prompt }: { prompt: PromptAnswer }) {
  const { id, name, source } = prompt;
  const change = async (fields: PromptFields) => {
    const { id: _, ...body } = promptOf(fields);
    const saved = await request('changePrompt', { params: { key: id }, body });
    return `The prompt ${saved.name} was changed.`;
  };
  return (
    <Page title={name} above={<Link to="/admin/prompts">Prompts</Link>}>
      {source.type === 'file' ? (
        <Section title="What is heard">
          <Recording prompt={prompt} source={source} />
        </Section>
      ) : (
        <ThingSettings thing={prompt} change={change}>
          {(form) => <PromptForm {...form} initial={fieldsOf(prompt)} />}
        </ThingSettings>
      )}
      <Section title="Record by phone">
        <RecordByPhone prompt={prompt} />
      </Section>
      <Section title="Record here">
        <RecordHere prompt={prompt} />
      </Section>
      <DeleteThing
        kind="prompt"
        id={id}
        name={name}
        noun="prompt"
        loss="A recording is gone with it."
        remove={() => request('deletePrompt', { params: { key: id } })}
        list="/admin/prompts"
      />
    </Page>
  );
}

type Uploaded = Extract<PromptAnswer['source'], { type: 'file' }>;

function Recording({ prompt, source }: { prompt: PromptAnswer; source: Uploaded }) {
  if (source.state === 'converting') return <p>The recording is being converted.</p>;
  if (source.state === 'failed') return <p>It can’t be heard. {source.reason} Delete it and upload another.</p>;
  return (
    <AudioPlayer
      address={addressOf('getPromptAudio', { params: { key: prompt.id } })}
      what={`prompt ${prompt.name}`}
      seconds={source.seconds ?? 0}
      onPlaying={() => {}}
    />
  );
}
