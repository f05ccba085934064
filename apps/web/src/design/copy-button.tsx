import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { announce } from './announcer.ts';

const saidMs = 2_000;

/** Puts `text` on the clipboard and says so. `what` names it for screen readers: "Copy password". */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  useEffect(() => {
    if (state === 'ready') return;
    const timer = setTimeout(() => setState('ready'), saidMs);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
      announce(`Copied ${what}.`);
    } catch {
      setState('refused');
      announce(`The browser did not allow copying ${what}. Select it and copy it yourself.`);
    }
  };

  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={state === 'copied' ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      onClick={() => void copy()}
    >
      {state === 'copied' ? 'Copied' : state === 'refused' ? 'Not allowed' : 'Copy'}
      <span className="visually-hidden"> {what}</span>
    </Button>
  );
}
