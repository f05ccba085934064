import { actionWords, patternInWords } from '@flexpbx/domain';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { request } from '../../api/client.ts';
import { query } from '../../api/queries.ts';
import { NotFoundPage } from '../../design/fault-pages.tsx';
import { Loaded } from '../../design/loaded.tsx';
import { Page, Section } from '../../design/page.tsx';
import { DeleteThing } from '../things/delete-thing.tsx';
import { useTellChange } from '../things/use-tell-change.ts';
import { type DialRule, fieldsOf, type RuleFields, ruleOf } from './rule-fields.ts';
import { RuleForm } from './rule-form.tsx';

/** Changes a rule of the number plan, or deletes it. */
export function RulePage() {
  const { id } = useParams();
  const rules = useQuery(query('listDialRules', {}));
  return (
    <Loaded query={rules}>
      {({ items }) => {
        const at = items.findIndex((one) => one.id === id);
        const rule = items[at];
        return rule ? <KnownRule rule={rule} earlier={items.slice(0, at)} /> : <NotFoundPage />;
      }}
    </Loaded>
  );
}

function KnownRule({ rule, earlier }: { rule: DialRule; earlier: readonly DialRule[] }) {
  const tellChange = useTellChange();
  const { id, pattern, action } = rule;
  const save = async (fields: RuleFields) => {
    const { id: _, ...body } = ruleOf(fields);
    await request('changeDialRule', { params: { key: id }, body });
    tellChange(`The rule ${id} of the number plan was changed.`);
  };
  return (
    <Page
      title={`Rule ${id}`}
      above={<Link to="/admin/number-plan">Number plan</Link>}
      lead={`${patternInWords(pattern)}: ${actionWords[action].label.toLowerCase()}`}
    >
      <Section title="Settings">
        {/* A form of its own for each state saved: what others saved meanwhile is never put back unseen. */}
        <RuleForm
          key={rule.updated_at}
          initial={fieldsOf(rule)}
          isNew={false}
          earlier={earlier}
          submitLabel="Save changes"
          send={save}
        />
      </Section>
      <Section title="Delete this rule">
        <DeleteThing
          kind="dial-rule"
          id={id}
          name={id}
          noun="rule"
          loss="Its numbers go by the next rule that takes them, or by the outbound routes. Extensions and conferences keep theirs."
          remove={() => request('deleteDialRule', { params: { key: id } })}
          list="/admin/number-plan"
        />
      </Section>
    </Page>
  );
}
