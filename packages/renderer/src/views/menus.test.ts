import { thingKinds } from '@flexpbx/domain';
import { expect, test } from 'vitest';
import { readTemplates, render } from '../render.ts';
import { aSnapshot, furnished } from '../testing/a-snapshot.ts';

const templates = readTemplates();

const rendered = (menu: object) => {
  const menus = [thingKinds.menu.schema.parse({ id: 'main', name: 'Main', ...menu })];
  return render(templates, furnished(aSnapshot(), { things: { menu: menus } }))['extensions_menus.conf'];
};

test('given a menu with a number, then phones reach it, and its calls have somewhere to go without us', () => {
  const text = rendered({ number: '0', fallback: { type: 'extension', target: '1001' } });
  expect(text).toContain('[menus]\nexten => 0,1,');
  expect(text).toContain(' same => n,Goto(menu-main,s,1)\n');
  expect(text).toContain(' same => n,Stasis(flexpbx,menu,main)\n');
  expect(text).toContain('exten => fallback,1,Goto(extensions,1001,1)\n');
});

test('given neither number nor fallback, then no phone reaches it, and its callers hear that nobody is there', () => {
  const text = rendered({});
  expect(text).not.toContain('Goto(menu-main');
  expect(text).toContain('exten => fallback,1,Goto(closed,s,1)\n');
});
