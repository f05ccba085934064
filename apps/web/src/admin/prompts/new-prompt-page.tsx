import { request } from '../../api/client.ts';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { newFields, type PromptFields, promptOf } from './prompt-fields.ts';
import { PromptForm } from './prompt-form.tsx';

/** Adds a prompt of a text or of Asterisk's phrases. */
export function NewPromptPage() {
  const add = async (fields: PromptFields) => {
    const { name } = await request('createPrompt', { body: promptOf(fields) });
    return { told: `The prompt ${name} was added.`, page: '/admin/prompts' };
  };
  return (
    <NewThingPage
      title="Add a prompt"
      lead="Something callers hear in menus."
      list={{ to: '/admin/prompts', name: 'Prompts' }}
      submitLabel="Add the prompt"
      add={add}
    >
      {(form) => <PromptForm {...form} initial={newFields} />}
    </NewThingPage>
  );
}
