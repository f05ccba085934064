import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/queries.ts';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { TranscriptionForm } from './transcription-form.tsx';
import { TryTranscription } from './try-transcription.tsx';

/** Who puts messages into words, and a trial of it. */
export function TranscriptionPage() {
  const config = useQuery(query('getConfig', {}));
  const choices = useQuery(query('getTranscriptionChoices', {}));
  return (
    <Page
      title="Messages as text"
      lead="What callers say, to be read in the portal and in the mail of a message. A machine listens, and mishears."
    >
      <Loaded query={config}>
        {(found) => (
          <Loaded query={choices}>
            {(offered) => (
              <>
                <Section title="Who listens">
                  <TranscriptionForm config={found} choices={offered} />
                </Section>
                <Section title="Try it">
                  <TryTranscription isOn={found.transcription.engine !== 'off'} sample={offered.sample} />
                </Section>
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
