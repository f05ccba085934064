import { identifierFrom } from '@flexpbx/domain';
import { Link, useNavigate } from 'react-router';
import { request } from '../../api/client.ts';
import { Page } from '../../design/page.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { newFields, type PromptFields, promptOf } from './prompt-fields.ts';
import { PromptForm } from './prompt-form.tsx';

/** Adds a prompt of a text or of Asterisk's phrases. */
export function NewPromptPage() {
  const navigate = useNavigate();
  const tellChange = useTellChange();
  const add = async (fields: PromptFields) => {
    const { name } = await request('createPrompt', { body: promptOf(fields) });
    tellChange(`The prompt ${name} was added.`);
    await navigate('/admin/prompts');
  };
  return (
    <Page title="Add a prompt" lead="Something callers hear in menus." above={<Link to="/admin/prompts">Prompts</Link>}>
      <PromptForm
        initial={newFields}
        toFields={(fields) => ({ ...fields, id: identifierFrom(fields.name) })}
        submitLabel="Add the prompt"
        cancel={<Link to="/admin/prompts">Cancel</Link>}
        send={add}
      />
    </Page>
  );
}
