import { Button } from '@mantine/core';
import { IconMicrophone } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../api/client.ts';
import { wordsFor } from '../../api/problem.ts';
import { showToast } from '../../design/toasts.ts';
import { RecordSound } from '../../telephony/record-sound.tsx';
import type { PromptAnswer } from './prompt-fields.ts';

/** Records the prompt with the microphone of the computer or phone the page is open on. */
export function RecordHere({ prompt: { id, name } }: { prompt: Pick<PromptAnswer, 'id' | 'name'> }) {
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [sending, setSending] = useState(false);
  const use = async (sound: Blob) => {
    setSending(true);
    try {
      await request('putPromptAudio', {
        params: { key: id },
        query: { file_name: 'Recorded in a browser' },
        file: sound,
      });
      setOpen(false);
      const text = `The prompt ${name} was recorded. Callers hear it when it is converted.`;
      showToast({ id: `record-${id}`, tone: 'good', text });
      await queries.invalidateQueries({ queryKey: ['getPrompt'] });
    } catch (thrown) {
      showToast({ id: `record-${id}`, tone: 'bad', text: `It was not kept. ${wordsFor(thrown)}` });
    } finally {
      setSending(false);
    }
  };
  return (
    <div>
      <p>By the microphone of the computer or phone you are at. It is heard instead of what is heard now.</p>
      <Button variant="default" leftSection={<IconMicrophone size={16} aria-hidden />} onClick={() => setOpen(true)}>
        Record with the microphone
      </Button>
      {isOpen && (
        <RecordSound
          title={`Record the prompt “${name}”`}
          busy={sending}
          use={(sound) => void use(sound)}
          close={() => setOpen(false)}
        />
      )}
    </div>
  );
}
