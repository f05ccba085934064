import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Output, request } from '../../api/client.ts';
import { wordsFor } from '../../api/problem.ts';
import { announce } from '../../design/announcer.ts';
import { Notice } from '../../design/notice.tsx';

type Outcome = Output<'testTranscription'>;

/** Has a sentence put into words and shows what was understood, or what stood in the way. */
export function TryTranscription({ isOn, sample }: { isOn: boolean; sample: string }) {
  const [trying, setTrying] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  if (!isOn) return <p>Choose who listens, and save it, first.</p>;
  const attempt = async () => {
    if (trying) return;
    setTrying(true);
    setOutcome(null);
    announce(busyLabel);
    try {
      setOutcome(await request('testTranscription', {}));
    } catch (thrown) {
      setOutcome({ understood: false, text: '', reason: wordsFor(thrown) });
    } finally {
      setTrying(false);
    }
  };
  return (
    <>
      <p>
        A recording of a few seconds is put into words with the settings as they are saved. It says in English: “
        {sample}”
      </p>
      <div>
        <Button variant="default" aria-disabled={trying} onClick={() => void attempt()}>
          {trying ? busyLabel : 'Put a sentence into words'}
        </Button>
      </div>
      <div role="status">{outcome && <OutcomeNotice outcome={outcome} />}</div>
    </>
  );
}

const busyLabel = 'Listening… this can take a minute';

function OutcomeNotice({ outcome: { understood, text, reason } }: { outcome: Outcome }) {
  if (!understood) {
    return (
      <Notice tone="bad" title="It could not be put into words">
        <p>{reason}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="good" title="It was understood as">
      <p>{text === '' ? 'Nothing: no words were recognised.' : <q>{text}</q>}</p>
    </Notice>
  );
}
