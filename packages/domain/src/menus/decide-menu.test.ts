import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aThing } from '../testing/a-house.ts';
import { type Menu, type MenuKey, menuKeys } from '../things/menu.ts';
import { decideMenu, enteringMenu, type MenuDecision, type MenuState } from './decide-menu.ts';
import { menuRules, slowKeys } from './menu-rules.ts';

const people = ['1001', '1002', '20', '200'].map((number) => ({ number }));
const sales = { type: 'conference', target: '2001' } as const;
const aMenu = (menu: Partial<Menu>): Menu =>
  aThing('menu', {
    ...{ id: 'main', name: 'Main' },
    options: [
      { key: '1', action: sales, prompt: 'to-sales' },
      { key: '3', action: { type: 'repeat' }, prompt: null },
      { key: '4', action: { type: 'directory' }, prompt: null },
      { key: '#', action: { type: 'hang-up' }, prompt: null },
    ],
    ...menu,
  });

/** What a menu has decided when these were heard; `-` is a time with nothing. */
function after(menu: Menu, heard: string): MenuDecision {
  const rules = menuRules(menu, people);
  let state: MenuState = enteringMenu;
  let decision: MenuDecision | undefined;
  for (const one of heard) {
    decision = decideMenu(rules, state, one === '-' ? null : (one as MenuKey));
    if ('state' in decision) ({ state } = decision);
  }
  if (!decision) throw new Error('nothing was heard');
  return decision;
}

describe('given a menu without direct dial', () => {
  const menu = aMenu({});
  test('and a key that is an option, then it is done at once', () =>
    expect(after(menu, '1')).toEqual({ does: 'leave', to: sales, prompt: 'to-sales' }));
  test('and a key that says it again, then it is said again and nothing is counted', () =>
    expect(after(menu, '333333')).toEqual({ does: 'ask', because: 'repeat', state: enteringMenu }));
  test('and the key of the directory, then a name is spelled', () =>
    expect(after(menu, '4')).toMatchObject({ does: 'directory' }));
  test('and a key that means nothing, then it is asked again', () =>
    expect(after(menu, '9')).toMatchObject({ does: 'ask', because: 'mistake', state: { typed: '', mistakes: 1 } }));
  test('and the # as an option, then it is done', () =>
    expect(after(menu, '#')).toMatchObject({ does: 'leave', to: { type: 'hang-up' } }));
});

describe('given the caller chooses nothing', () => {
  const fallback = { type: 'extension', target: '1001' } as const;
  const menu = aMenu({ attempts: 3, invalid_attempts: 2, fallback });
  test.each([
    ['--', 'ask'],
    ['---', 'give-up'],
    ['99', 'ask'],
    ['999', 'give-up'],
    ['9-9-', 'ask'],
    ['9-9--', 'give-up'],
  ])('%s, then it does: %s', (heard, does) => expect(after(menu, heard).does).toBe(does));
  test('to the end, then the call goes where the menu says', () =>
    expect(after(menu, '---')).toEqual({ does: 'give-up', to: fallback }));
});

describe('given extensions can be dialled', () => {
  const menu = aMenu({ direct_dial: 'all' });
  test.each([
    ['1', { does: 'wait', state: { typed: '1' } }],
    ['1-', { does: 'leave', to: sales }],
    ['1#', { does: 'leave', to: sales }],
    ['100', { does: 'wait' }],
    ['1002', { does: 'leave', to: { type: 'extension', target: '1002' } }],
    ['1003', { does: 'ask', because: 'mistake' }],
    ['19', { does: 'ask', because: 'mistake' }],
    ['20', { does: 'wait', state: { typed: '20' } }],
    ['20-', { does: 'leave', to: { type: 'extension', target: '20' } }],
    ['20#', { does: 'leave', to: { type: 'extension', target: '20' } }],
    ['200', { does: 'leave', to: { type: 'extension', target: '200' } }],
    ['3', { does: 'ask', because: 'repeat' }],
  ])('%s, then %o', (heard, decision) => expect(after(menu, heard)).toMatchObject(decision));
  test('but only some, then others mean nothing', () => {
    const some = aMenu({ direct_dial: ['1001', '4711'] });
    expect(after(some, '1001')).toMatchObject({ does: 'leave' });
    expect(after(some, '1002')).toMatchObject({ does: 'ask', because: 'mistake' });
    expect(after(some, '4')).toMatchObject({ does: 'directory' });
  });
  test('then the keys are named that have to wait for more', () =>
    expect(slowKeys(menuRules(menu, people))).toEqual([{ key: '1', begins: '1001' }]));
});

test('given any menu and a caller who presses anything, then silence always leads out of it', () => {
  const heard = fc.array(fc.constantFrom(...menuKeys), { maxLength: 30 });
  fc.assert(
    fc.property(heard, fc.constantFrom('all' as const, []), (keys, direct_dial) => {
      const menu = aMenu({ direct_dial });
      const rules = menuRules(menu, people);
      let state: MenuState = enteringMenu;
      for (const key of keys) {
        const decision = decideMenu(rules, state, key);
        if (!('state' in decision)) return;
        ({ state } = decision);
      }
      for (let times = 0; times <= menu.attempts + 1; times++) {
        const decision = decideMenu(rules, state, null);
        if (!('state' in decision) || decision.does === 'directory') return;
        ({ state } = decision);
      }
      throw new Error('the caller is asked for ever');
    }),
  );
});
