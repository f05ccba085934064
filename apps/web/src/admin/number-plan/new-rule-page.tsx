import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { Loaded } from '../../design/loaded.tsx';
import { NewThingPage } from '../things/new-thing-page.tsx';
import { newFields, type RuleFields, ruleOf } from './rule-fields.ts';
import { RuleForm } from './rule-form.tsx';

/** Adds a rule to the number plan; it comes last. */
export function NewRulePage() {
  const rules = useQuery(query('listDialRules', {}));
  const add = async (fields: RuleFields) => {
    const { id } = await request('createDialRule', { body: ruleOf(fields) });
    return { told: `The rule ${id} was added to the number plan.`, page: '/admin/number-plan' };
  };
  return (
    <NewThingPage
      title="Add a rule"
      lead="What numbers of a range are. It is asked last; rules before it that take the same number win."
      list={{ to: '/admin/number-plan', name: 'Number plan' }}
      submitLabel="Add the rule"
      add={add}
    >
      {(form) => (
        <Loaded query={rules}>{({ items }) => <RuleForm {...form} initial={newFields} earlier={items} />}</Loaded>
      )}
    </NewThingPage>
  );
}
