import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../api/client.ts';
import { wordsFor } from '../../api/problem.ts';
import { showToast } from '../../design/toasts.ts';
import { callerOf, type EmergencyCall } from './emergency-call.ts';

/** Says that whoever presses it looks after the call: the alarm ends everywhere, and the security desk is rung no more. */
export function AcknowledgeButton({ call }: { call: EmergencyCall }) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const acknowledge = async () => {
    if (busy) return;
    setBusy(true);
    const toast = { id: `emergency-${call.id}` };
    try {
      await request('acknowledgeEmergencyCall', { params: { id: call.id }, body: { acknowledged: true } });
      showToast({ ...toast, tone: 'good', text: `You look after the emergency call of ${callerOf(call)}.` });
      await queries.invalidateQueries({ queryKey: ['listEmergencyCalls'] });
      // The alarm with the button that had the focus is gone.
      document.querySelector<HTMLElement>('h1')?.focus();
    } catch (thrown) {
      showToast({ ...toast, tone: 'bad', text: wordsFor(thrown) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="default" aria-disabled={busy} onClick={() => void acknowledge()}>
      I look after it
      <span className="visually-hidden">: the emergency call of {callerOf(call)}</span>
    </Button>
  );
}
